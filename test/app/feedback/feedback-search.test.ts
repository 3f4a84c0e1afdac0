import { afterAll, beforeAll, expect, test } from 'vitest';
import type { CaseGiven } from '../../../shared/app/cases/file-case.ts';
import { searchCases } from '../../../shared/app/cases/search-cases.ts';
import { member } from '../clock/sweep-scene.ts';
import { LADDER_STAFF, minuteAfter, monday, type Office, startOffice } from './feedback-scene.ts';

const LEARNT: Record<string, Partial<CaseGiven>> = {
  leak: {
    problem: 'The kettle leaks at the bottom.',
    cause: 'Seal too small',
    lesson: 'Measure seals',
    department: 'workshop',
  },
  lid: {
    problem: 'The lid of the teapot is cracked.',
    cause: 'Dropped in the warehouse',
    lesson: 'Pack lids apart',
    department: 'warehouse',
  },
  late: {
    problem: 'The delivery came two weeks late.',
    cause: 'Courier on strike',
    lesson: 'Name a second courier',
    department: 'logistics',
  },
  rude: {
    problem: 'Nobody answered the phone for a day.',
    cause: 'Holiday',
    lesson: 'Name a substitute',
    department: 'service',
  },
  漏水: {
    problem: '水壶底部漏水',
    cause: '密封圈尺寸不对',
    lesson: '出厂前测量密封圈',
    department: '生产部',
  },
  发票: {
    problem: '发票抬头写错，客户无法报销',
    cause: '开票资料没有核对',
    lesson: '开票前与客户核对抬头',
    department: '财务部',
  },
  物流: {
    problem: '货物延误两周才到',
    cause: '物流公司罢工',
    lesson: '准备第二家物流',
    department: '物流部',
  },
};

let office: Office;
const names = new Map<string, string>();
beforeAll(async () => {
  const departments = [...new Set(Object.values(LEARNT).flatMap(({ department }) => department ?? []))];
  const heads = departments.map((department, index) =>
    member(`H-2${index}`, 'department-head', { department }),
  );
  office = await startOffice({ staff: [...LADDER_STAFF, ...heads] });
  for (const [name, learnt] of Object.entries(LEARNT)) {
    const moment = minuteAfter(monday('10:00'), names.size);
    const feedback = await office.report(moment, { text: `${names.size}`, category: 'suggestion' });
    await office.decide(feedback, 'B-1', moment);
    await office.file(feedback, 'B-1', moment, learnt);
    names.set(feedback.id, name);
  }
});
afterAll(() => office.stop());

const found = async (words: string, most = 3): Promise<(string | undefined)[]> =>
  (await searchCases(office.store, words, most)).map(({ feedbackId }) => names.get(feedbackId));

test.for([
  ['The kettle of my office leaks.', 'leak'],
  ['LEAKING KETTLES', 'leak'],
  ['ketle', 'leak'],
  ['teapot with a crack in its lid', 'lid'],
  ['When does the courier deliver? It is late.', 'late'],
  ['Nobody picks up the phone', 'rude'],
  ['seal', 'leak'],
  ['我们的水壶又漏水了', '漏水'],
  ['密封圈', '漏水'],
  ['发票开错了抬头', '发票'],
  ['物流太慢，货物延误', '物流'],
  ['财务', '发票'],
] as const)('to «%s» the nearest case is «%s»', async ([words, nearest]) => {
  expect((await found(words))[0]).toBe(nearest);
});

test('nearest first: who shares more and rarer words comes before who shares fewer', async () => {
  expect((await found('late delivery of a teapot by courier')).slice(0, 2)).toEqual(['late', 'lid']);
  expect((await found('开票前核对，避免延误')).slice(0, 2)).toEqual(['发票', '物流']);
});

test.for(['', ' \n', 'the and for', '?!', 'zeppelin', '飞艇', 'a'])(
  'nothing is found for «%s»',
  async (words) => {
    expect(await found(words)).toEqual([]);
  },
);

test('no more are shown than were asked for, and each once', async () => {
  expect(await found('kettle lid courier phone', 2)).toHaveLength(2);
  const all = await found('kettle lid courier phone 漏水 发票 物流', 99);
  expect(new Set(all)).toEqual(new Set(Object.keys(LEARNT)));
  expect(all).toHaveLength(new Set(all).size);
});

test('words that mean something to a program mean nothing here', async () => {
  expect((await found('kettle AND NOT leak* (seal) "bottom" __proto__'))[0]).toBe('leak');
  expect(await found('constructor')).toEqual([]);
});

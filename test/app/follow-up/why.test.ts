import { beforeEach, describe, expect, test } from 'vitest';
import { excuseTask } from '../../../shared/app/follow-up/excuse-task.ts';
import { recordTouch } from '../../../shared/app/follow-up/record-touch.ts';
import { why } from '../../../shared/app/follow-up/why.ts';
import type { RuleName } from '../../../shared/domain/names.ts';
import { sentencesIn } from '../../../shared/domain/sentences/sentences-in.ts';
import type { InstantText } from '../../../shared/domain/time/dates.ts';
import { refusalOf } from '../../files/formats/sources.ts';
import { at, LONDON } from '../../fixtures/department.ts';
import { customer, everything, member, order, sweepAt } from '../clock/sweep-scene.ts';
import { type Desk, openDesk } from '../imports/import-desk.ts';

// Enrolled on 1 October 2010, ordered last on 20 September 2011: idle-week [09-28, 10-05),
// monthly-touch [10-21, 11-05), [11-05, 11-21), annual-visit [09-01, 10-01).
let desk: Desk;
const IDLE = 'idle-week:C-1:2011-09-28';

/** What is said of one rule, in English and in Chinese. */
async function sentences(rule: RuleName, instant: InstantText): Promise<[string, string]> {
  const { verdicts, archive } = await why(desk.store, 'C-1', at(instant));
  const found = verdicts.find(({ verdict }) => verdict.rule === rule)!;
  const say = (language: 'en' | 'zh') => sentencesIn(language).verdict(found.verdict, archive, found.task);
  return [say('en'), say('zh')];
}

async function begin(policy: unknown = LONDON): Promise<void> {
  desk = await openDesk(policy);
  await desk.takeStaff([member('S-1', 'specialist'), member('B-1', 'supervisor')]);
  await desk.takeCustomers([customer('C-1', { company: 'Tea & Co' })], { enrolledOn: '2010-10-01' });
  await desk.takeOrders([order('C-1', '2011-09-20')]);
}
beforeEach(() => begin());

describe('before a window opens there is nothing to do, because', () => {
  test.each<[RuleName, string, string]>([
    [
      'idle-week',
      'nothing to do, because the last order was on 2011-09-20 and the window opens on 2011-09-28; next look on 2011-09-28',
      '无事可做，因为最近一次订货为 2011-09-20，时限自 2011-09-28 起；下次检查日期为 2011-09-28',
    ],
    [
      'monthly-touch',
      'nothing to do, because the last order was on 2011-09-20 and the window opens on 2011-10-21; next look on 2011-10-21',
      '无事可做，因为最近一次订货为 2011-09-20，时限自 2011-10-21 起；下次检查日期为 2011-10-21',
    ],
    [
      'annual-visit',
      'nothing to do, because the customer has been enrolled since 2010-10-01 and the visit is due from 2011-09-01; next look on 2011-09-01',
      '无事可做，因为客户自 2010-10-01 登记，应自 2011-09-01 起回访；下次检查日期为 2011-09-01',
    ],
  ])('%s', async (rule, english, chinese) => {
    const before = rule === 'annual-visit' ? '2011-08-31T12:00:00Z' : '2011-09-27T12:00:00Z';
    expect(await sentences(rule, before)).toEqual([english, chinese]);
  });
});

describe('while a window is open, something is asked', () => {
  test.each<[RuleName, InstantText, string, string]>([
    [
      'idle-week',
      '2011-09-28T00:05:00Z',
      'asked: no order for more than 7 days, the last was on 2011-09-20; phone by 2011-10-04; the window closes on 2011-10-05',
      '已开立：超过 7 天未订货，最近一次订货为 2011-09-20；最迟 2011-10-04 联系，方式：电话；时限于 2011-10-05 截止',
    ],
    [
      'monthly-touch',
      '2011-11-06T00:05:00Z',
      'asked: no order for more than 1 month, since the last order on 2011-09-20; contact 2 of 2 this month; any contact by 2011-11-18; the window closes on 2011-11-21',
      '已开立：自 2011-09-20 最近一次订货以来超过 1 个月未订货；本月应联系 2 次，此为第 2 次；最迟 2011-11-18 联系，方式不限；时限于 2011-11-21 截止',
    ],
    [
      'annual-visit',
      '2011-09-21T00:05:00Z',
      'asked: year 1 as a customer since 2010-10-01: no meeting since 2010-10-01; meeting by 2011-09-30; the window closes on 2011-10-01',
      '已开立：自 2010-10-01 登记起第 1 年：2010-10-01 以来没有拜访面谈；最迟 2011-09-30 联系，方式：拜访面谈；时限于 2011-10-01 截止',
    ],
  ])('%s', async (rule, instant, english, chinese) => {
    await sweepAt(desk.store, instant);
    expect(await sentences(rule, instant)).toEqual([english, chinese]);
  });
});

test('a window that is open and was not swept yet is to be opened now', async () => {
  expect(await sentences('idle-week', '2011-09-28T00:05:00Z')).toEqual([
    'to be opened now: the window from 2011-09-28 to before 2011-10-05',
    '现应开立：2011-09-28 起至 2011-10-05 前的时限',
  ]);
});

test('a window that closed and was not swept yet will be missed', async () => {
  await sweepAt(desk.store, '2011-09-28T00:05:00Z');
  expect(await sentences('idle-week', '2011-10-05T00:05:00Z')).toEqual([
    `the window of ${IDLE} closed on 2011-10-05 without a contact: missed at the next sweep`,
    `${IDLE} 的时限已于 2011-10-05 截止而没有联系：下次巡检记为错过`,
  ]);
});

describe('when the window is settled there is nothing to do, because', () => {
  const settled = (english: string, chinese: string): [string, string] => [
    `nothing to do, because the window from 2011-09-28 to before 2011-10-05 is settled (${english}); next look after a new order`,
    `无事可做，因为2011-09-28 起至 2011-10-05 前的时限已了结（${chinese}）；有新订单后再检查`,
  ];
  beforeEach(() => sweepAt(desk.store, '2011-09-28T00:05:00Z'));

  test('it was done', async () => {
    const call = {
      customerId: 'C-1',
      channel: 'phone',
      by: 'S-1',
      at: at('2011-09-29T09:00:00Z'),
      outcome: '',
    } as const;
    await recordTouch(desk.store, call, call.at);
    expect(await sentences('idle-week', '2011-09-30T09:00:00Z')).toEqual(
      settled('done by S-1 on 2011-09-29 (phone)', 'S-1 已于 2011-09-29 完成（电话）'),
    );
  });

  test('it was missed', async () => {
    await sweepAt(desk.store, '2011-10-05T00:05:00Z');
    expect(await sentences('idle-week', '2011-10-05T09:00:00Z')).toEqual(
      settled('missed, the window closed on 2011-10-05', '已错过，时限于 2011-10-05 截止'),
    );
  });

  test('it was excused', async () => {
    await excuseTask(desk.store, { taskId: IDLE, by: 'B-1', why: 'stocktaking' }, at('2011-09-29T09:00:00Z'));
    expect(await sentences('idle-week', '2011-09-30T09:00:00Z')).toEqual(
      settled('excused by B-1: stocktaking', 'B-1 已免责：stocktaking'),
    );
  });
});

test('a rule that the policy has switched off asks for nothing', async () => {
  await begin({ ...LONDON, rules: { 'annual-visit': { on: false } } });
  expect(await sentences('annual-visit', '2011-09-21T00:05:00Z')).toEqual([
    'nothing to do, because the policy has this rule switched off',
    '无事可做，因为制度中已关闭此规则',
  ]);
});

test('to ask why changes nothing', async () => {
  const before = await everything(desk.table);
  await sentences('idle-week', '2011-09-28T00:05:00Z');
  expect(await everything(desk.table)).toEqual(before);
});

test('of a customer whom nobody knows there is nothing to say', async () => {
  const ask = () => why(desk.store, 'C-9', at('2011-09-28T00:05:00Z'));
  expect(await refusalOf(ask)).toEqual({ code: 'no-customer', customerId: 'C-9' });
});

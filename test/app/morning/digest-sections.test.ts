import { afterAll, beforeAll, expect, test } from 'vitest';
import { setPolicy } from '../../../shared/app/policy/set-policy.ts';
import { at, type Department, LONDON, openDepartment, policyOf } from '../../fixtures/department.ts';
import { type Mailbox, openMailbox } from '../../fixtures/mailbox.ts';
import { customer, member, order, sweepAt, takeIn } from '../clock/sweep-scene.ts';
import { postAt, sendingTo, standing } from '../letters/post-scene.ts';

/** Saturday 2011-04-16 was made a working day after the first call had been asked for by Friday. */
const WITH_MAKE_UP_DAY = {
  ...LONDON,
  calendar: { holidays: 'none', days: { '2011-04-16': ['09:00-12:00'] } },
};

let mailbox: Mailbox;
let department: Department;
let letters: Map<string, { subject: string; text: string }>;

beforeAll(async () => {
  mailbox = await openMailbox();
  department = await openDepartment(sendingTo(mailbox.endpoint));
  const { store } = department;
  await takeIn(store, {
    staff: [
      member('S-1', 'specialist', { name: 'Ann', email: 'ann@example.com', supervisor: 'B-1', capacity: 0 }),
      member('S-2', 'specialist', { name: '王芳', email: 'fang@example.com', language: 'zh', capacity: 0 }),
      member('B-1', 'supervisor', { name: 'Boss', email: 'boss@example.com' }),
      member('B-2', 'supervisor', { name: '李主管', email: 'li@example.com', language: 'zh' }),
    ],
    customers: [
      customer('C-1', { name: 'Overdue Ltd', specialist: 'S-1' }),
      customer('C-2', { name: 'Today Ltd', specialist: 'S-1' }),
      customer('C-3', { name: 'Soon Ltd', specialist: 'S-1' }),
      customer('C-4', { name: 'Missed Ltd', specialist: 'S-1' }),
      customer('C-5', { name: '今日有限公司', specialist: 'S-2' }),
      customer('C-6', { name: 'Orphan Ltd' }),
    ],
    orders: [
      order('C-1', '2011-04-02'),
      order('C-2', '2011-04-03'),
      order('C-3', '2011-04-05'),
      order('C-4', '2011-04-01'),
      order('C-5', '2011-04-03'),
      order('C-6', '2011-04-03'),
    ],
  });
  await sweepAt(store, '2011-04-10T12:00:00Z');
  await setPolicy(store, policyOf(WITH_MAKE_UP_DAY), '2011-04-11', at('2011-04-11T00:00:00Z'));
  await sweepAt(store, '2011-04-15T07:30:00Z');
  await postAt(department, '2011-04-15T07:30:00Z');
  await mailbox.empty();
  await sweepAt(store, '2011-04-16T07:30:00Z');
  await postAt(department, '2011-04-16T07:30:00Z');
  letters = new Map(
    (await mailbox.letters()).map(({ destination, subject, body }) => [
      /<(.*)>/.exec(destination.to[0] ?? '')?.[1] ?? '',
      { subject, text: body.text ?? '' },
    ]),
  );
});
afterAll(() => Promise.all([department.stop(), mailbox.stop()]));

test('a specialist reads what is overdue, due today, coming up and missed since the last letter', () => {
  expect(letters.get('ann@example.com')).toEqual({
    subject: 'Your customers on 2011-04-16: 1 today, 1 overdue, 1 coming up, 1 missed',
    text: `Good morning, Ann.

Overdue (1)
- Overdue Ltd (C-1)
  no order for more than 7 days, the last was on 2011-04-02; phone by 2011-04-15

Today (1)
- Today Ltd (C-2)
  no order for more than 7 days, the last was on 2011-04-03; phone by 2011-04-16

Coming up (1)
- Soon Ltd (C-3)
  no order for more than 7 days, the last was on 2011-04-05; phone by 2011-04-19

Missed (1)
- Missed Ltd (C-4)
  Idle week: missed, the window closed on 2011-04-16

Record each contact with revisit touch CUSTOMER --channel phone --by YOU.

-- 
Revisit, the department’s clock and memory
`,
  });
});

test('a Chinese specialist reads the same in Chinese', () => {
  const { subject, text } = letters.get('fang@example.com')!;
  expect(subject).toBe('2011-04-16 您的客户：今日 1，逾期 0，即将到期 0，错过 0');
  expect(text).toContain('王芳，早上好。\n\n今日 (1)\n- 今日有限公司 (C-5)\n');
  expect(text).toContain('超过 7 天未订货，最近一次订货为 2011-04-03');
  expect(text).toContain('最迟 2011-04-16 联系，方式：电话');
  expect(text).not.toMatch(/逾期 \(|即将到期 \(|错过 \(/);
});

test('the first supervisor reads of the team by name, of those without a supervisor, and of nobody’s customers', () => {
  const letter = letters.get('boss@example.com')!;
  expect(letter.subject).toBe('Your customers on 2011-04-16: 3 today, 1 overdue, 1 coming up, 1 missed');
  expect(letter.text.split('\n').filter((line) => / \(\d+\)$/.test(line))).toEqual([
    'Ann · Overdue (1)',
    'Ann · Today (1)',
    'Ann · Coming up (1)',
    'Ann · Missed (1)',
    '王芳 · Today (1)',
    'Nobody’s customers · Today (1)',
  ]);
});

test('a second supervisor without a team of their own gets no letter', async () => {
  expect(letters.has('li@example.com')).toBe(false);
  expect(Object.keys(await standing(department))).not.toContain('digest:B-2:2011-04-16');
});

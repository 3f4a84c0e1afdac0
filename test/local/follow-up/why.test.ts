import { beforeAll, expect, test } from 'vitest';
import { answerOf, commandsOn, folderForTests } from '../command.ts';
import { departmentIn, TASKS } from '../department/department-on-disk.ts';

const data = folderForTests();
const { on, inTurn } = commandsOn(data);
beforeAll(() => departmentIn(data));

const inBothLanguages = async (...args: readonly string[]) => {
  const [english, chinese] = await inTurn(['why', ...args], ['why', ...args, '--lang', 'zh']);
  return [english!, chinese!] as const;
};

/** What a person reads, in English and in Chinese. */
async function read(customerId: string): Promise<readonly [string, string]> {
  const [english, chinese] = await inBothLanguages(customerId);
  for (const { status, stderr } of [english, chinese]) expect([status, stderr]).toEqual([0, '']);
  return [english.stdout, chinese.stdout];
}

test('why tells a person the facts, every rule’s verdict with the next look, and the tasks', async () => {
  const [english, chinese] = await read('C-IDLE');
  expect(english.split('\n')).toEqual([
    'Customer C-IDLE, Tea & Co',
    '  enrolled on 2099-01-01',
    '  last dealing: order on 2099-09-20',
    '  specialist: S-1',
    '  letters: agreed',
    'Verdicts on 2099-09-28, policy version 1:',
    '  Idle week: asked: no order for more than 7 days, the last was on 2099-09-20; phone by 2099-10-02; the window closes on 2099-10-05',
    '  Monthly touch: nothing to do, because the last order was on 2099-09-20 and the window opens on 2099-10-21; next look on 2099-10-21',
    '  Annual visit: nothing to do, because the customer has been enrolled since 2099-01-01 and the visit is due from 2099-12-01; next look on 2099-12-01',
    'Tasks:',
    `  ${TASKS.idle}: open; phone by 2099-10-02`,
    '',
  ]);
  for (const part of [
    '客户 C-IDLE，Tea & Co\n  登记日期 2099-01-01\n  最近往来：2099-09-20 订货\n  客服专员：S-1\n  邮件：已同意\n',
    '超过一周不订货',
    '已开立：超过 7 天未订货，最近一次订货为 2099-09-20；最迟 2099-10-02 联系，方式：电话；时限于 2099-10-05 截止',
    '超过一个月不合作',
    '无事可做，因为最近一次订货为 2099-09-20，时限自 2099-10-21 起；下次检查日期为 2099-10-21',
    '每年定期回访',
    '无事可做，因为客户自 2099-01-01 登记，应自 2099-12-01 起回访；下次检查日期为 2099-12-01',
  ])
    expect(chinese).toContain(part);
});

test('why says when a window was over at enrolment, and what counts where there is no order', async () => {
  const [english, chinese] = await read('C-NEW');
  expect(english).toContain('last dealing: acceptance of the contract on 2099-09-10');
  expect(english).toContain(
    'nothing to do, because the window from 2099-09-18 to before 2099-09-25 was over when the customer was enrolled on 2099-09-27; next look after a new order',
  );
  expect(chinese).toContain('最近往来：2099-09-10 合同验收');
  expect(chinese).toContain(
    '2099-09-18 起至 2099-09-25 前的时限在客户 2099-09-27 登记时已过；有新订单后再检查',
  );
});

test('why in JSON says the same to a program', async () => {
  const run = await on('why', 'C-VISIT', '--at', '2099-09-29T09:00', '--json');
  expect(run).toMatchObject({ status: 0, stderr: '' });
  expect(answerOf(run)).toMatchObject({
    customerId: 'C-VISIT',
    on: '2099-09-29',
    policyVersion: 1,
    facts: { enrolledOn: '2098-10-15', specialist: 'S-1', d0: { on: '2099-09-25', basis: 'order' } },
    nextLook: '2099-10-03',
    verdicts: [
      { rule: 'idle-week', verdict: 'waits', nextLook: '2099-10-03', task: null },
      { rule: 'monthly-touch', verdict: 'waits', nextLook: '2099-10-26', task: null },
      {
        rule: 'annual-visit',
        verdict: 'asked',
        nextLook: '2099-10-15',
        task: { id: TASKS.visit, state: 'open', dueOn: '2099-10-14' },
        sentence:
          'asked: year 1 as a customer since 2098-10-15: no meeting since 2098-10-15; meeting by 2099-10-14; the window closes on 2099-10-15',
      },
    ],
    tasks: [{ id: TASKS.visit }],
  });
});

test('why of a customer whom nobody knows is one sentence and status 1', async () => {
  const [english, chinese] = await inBothLanguages('C-9', '--json');
  expect(english).toMatchObject({ status: 1, stdout: '', stderr: 'there is no customer C-9\n' });
  expect(chinese).toMatchObject({ status: 1, stdout: '', stderr: '没有客户 C-9\n' });
});

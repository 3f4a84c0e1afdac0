import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { linesOf } from '../../files/formats/sources.ts';
import { answerOf, commandsOn, folderForTests } from '../command.ts';
import { departmentIn } from '../department/department-on-disk.ts';

const folder = folderForTests();
const data = join(folder, 'data');
const { on, inTurn } = commandsOn(data);
const file = (name: string, ...lines: readonly string[]): string => {
  const path = join(folder, name);
  writeFileSync(path, linesOf(...lines));
  return path;
};

test('what customers owe is taken in, told as an import is told, and shown by why in both languages', async () => {
  await departmentIn(data);
  const balances = file(
    'balances.csv',
    'customerId,amount,currency,asOf',
    'C-IDLE,"1,200.50",GBP,2099-09-27',
    'C-MONTH,0,GBP,2099-09-27',
    'C-VISIT,-30,,',
    'C-404,5,GBP,2099-09-27',
  );
  const [first, again, idle, month, session, other, json] = await inTurn(
    ['import', 'balances', balances],
    ['import', 'balances', balances, '--json', '--lang', 'zh'],
    ['why', 'C-IDLE'],
    ['why', 'C-MONTH', '--lang', 'zh'],
    ['why', 'C-VISIT'],
    ['why', 'C-NEW'],
    ['why', 'C-IDLE', '--json'],
  );
  expect(first).toMatchObject({
    status: 1,
    stdout: '4 rows: 3 added, 0 changed, 0 unchanged, 0 left out, 1 refused\n',
    stderr: 'line 5: customerId: there is no archive of customer C-404; import the customer first\n',
  });
  expect(answerOf(again!)).toMatchObject({
    rows: 4,
    unchanged: 3,
    refused: [{ line: 5, code: 'unknown-customer' }],
  });
  expect(idle!.stdout).toContain('\n  balance: owes 1200.5 GBP, as of 2099-09-27\n');
  expect(month!.stdout).toContain('\n  往来余额：没有欠款（截至 2099-09-27）\n');
  expect(session!.stdout).toContain('\n  balance: 30 paid in advance, as of 2099-09-28\n');
  expect(other!.stdout).not.toContain('balance');
  expect(answerOf(json!)).toMatchObject({
    facts: { balance: { amount: '1200.5', currency: 'GBP', asOf: '2099-09-27' } },
  });
});

test('the verb is in the help in both languages, and wants a file', async () => {
  const { stdout } = await on('import', '--help');
  expect(stdout).toMatch(/balances .*take in what customers owe/);
  expect((await on('import', '--help', '--lang', 'zh')).stdout).toMatch(/balances .*导入客户欠款/);
  expect(await on('import', 'balances')).toMatchObject({ status: 2 });
});

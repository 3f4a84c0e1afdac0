import { expect, test } from 'vitest';
import { folderForTests, revisit } from '../command.ts';

const data = folderForTests();

test.each([
  ['sweep', '--at', ''],
  ['post', '--at', ''],
  ['why', 'C-1', '--at', ''],
  ['import', 'orders', 'orders.csv', '--until', ''],
  ['import', 'customers', 'customers.csv', '--enrolled', ''],
  ['tasks', '--lang', 'fr'],
])('an option without a value that means something is wrong use: %s %s %s', async (...args) => {
  const { status, stdout } = await revisit([...args, '--data', data]);
  expect({ status, stdout }).toEqual({ status: 2, stdout: '' });
});

test('a file where the database should be is one clear sentence', async () => {
  const { stderr } = await revisit(['tasks', '--data', 'package.json']);
  expect(stderr).not.toContain('should not have happened');
});

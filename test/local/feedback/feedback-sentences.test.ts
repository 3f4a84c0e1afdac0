import { expect, test } from 'vitest';
import { idOf, reportAt, responseDepartment } from './response-on-disk.ts';

const { inTurn } = responseDepartment();

test('who stands in for themselves is wrong use, since an option is named', async () => {
  const [run] = await inTurn([
    ...['absence', 'B-2', '--from', '2099-09-30', '--until', '2099-09-30', '--substitute', 'B-2'],
  ]);
  expect(run?.status).toBe(2);
});

test('the name of a department that is too long is not echoed whole', async () => {
  const [run] = await inTurn([
    ...['feedback', 'coordinate', 'F-1', '--department', 'x'.repeat(5_000), '--by', 'B-1'],
  ]);
  expect(run?.stderr.length).toBeLessThan(300);
});

test('whose turn it was is told by the calendar, like the rung, though no sweep ran', async () => {
  const id = idOf('C-1', '2099-09-28T08:05:00Z', 'leak');
  const [, decided] = await inTurn(reportAt('09:05', 'C-1', 'leak'), [
    ...['feedback', 'decide', id, '--decision', 'x', '--by', 'M-1', '--at', '2099-09-28T10:30'],
  ]);
  expect(decided?.stdout).toContain('too late; it was the turn of Mia (M-1)');
});

test('a refusal about an absence shows people by name', async () => {
  const [run] = await inTurn(['absence', 'B-2', '--from', '2099-09-30', '--until', '2099-09-30', '--cancel']);
  expect(run?.stderr).toContain('Ben (B-2)');
});

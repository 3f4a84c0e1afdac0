import { expect, test } from 'vitest';
import { revisitInTurn } from '../command.ts';
import { WRONG } from './feedback-wrong-lines.ts';
import { responseDepartment } from './response-on-disk.ts';

const { inTurn } = responseDepartment();

test.each([
  ['en', 1],
  ['zh', 2],
] as const)(
  'wrong use is one clear sentence (%s), nothing on standard output, and status 2',
  async (language, column) => {
    const runs = await inTurn(...WRONG.map(([line]) => [...line, '--json', '--lang', language]));
    WRONG.forEach((expected, index) => {
      const { status, stdout, stderr } = runs[index]!;
      const lines = stderr.split('\n').length;
      const line = expected[0].join(' ');
      expect({ line, status, stdout, lines }).toEqual({ line, status: 2, stdout: '', lines: 2 });
      expect(stderr.startsWith(expected[column]), stderr).toBe(true);
      expect(stderr.length, stderr).toBeLessThan(300);
      expect(stderr).not.toContain('localhost');
    });
  },
);

test('help says which options are required, in both languages', async () => {
  const [english, chinese] = await revisitInTurn([
    ['feedback', 'decide', '--help'],
    ['feedback', 'decide', '--help', '--lang', 'zh'],
  ]);
  const required = (help: string, word: string) =>
    help.split('\n').flatMap((line) => (line.endsWith(word) ? (line.match(/--\w+/) ?? []) : []));
  expect(required(english!.stdout, ' (required)')).toEqual(['--decision', '--by']);
  expect(required(chinese!.stdout, '（必填）')).toEqual(['--decision', '--by']);
});

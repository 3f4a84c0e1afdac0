import { beforeAll, expect, test } from 'vitest';
import { type InstantText, instantText } from '../../../shared/domain/time/dates.ts';
import { at } from '../../fixtures/department.ts';
import { answerOf } from '../command.ts';
import { feedbackIn, idOf, reportAt, responseDepartment, STAFF } from './response-on-disk.ts';

/** A case is filed against a department that somebody belongs to. */
const DEPARTMENTS = ['packing', 'finance', '质量部', 'sales'];
const { inTurn } = responseDepartment(
  STAFF + DEPARTMENTS.map((name, index) => `H-${index},Head,department-head,,${name},\n`).join(''),
);

/**
 * Minutes after 9 in London, what was said, and what was learnt from it: problem, cause,
 * department, lesson.
 */
const LEARNT: readonly (readonly [number, string, readonly [string, string, string, string]])[] = [
  [1, 'Joint?', ['Cable joint broken in transit', 'carton too thin', 'packing', 'pack joints in foam']],
  [2, 'Hinge?', ['Hinge broken', 'wrong alloy', 'quality', 'test the alloy of every delivery']],
  [3, 'Bill?', ['Invoice with the wrong tax number', 'master data', 'finance', 'check the tax number']],
  [4, '接头？', ['线缆接头松动', '压接工艺不稳定', '质量部', '每批抽检接头拉力']],
  [5, 'Cable?', ['Cable too short', 'ordered in feet', 'sales', 'confirm units in writing']],
];
/** As long as a link may be; longer ones are wrong use. */
const LONGEST_LINK = `https://example.com/${'x'.repeat(480)}`;
const told = (minute: number): InstantText => instantText(at(`2099-09-28T08:0${minute}:00Z`));
const [joint, hinge, bill, clamp, short] = LEARNT.map(([minute, said]) => idOf('C-1', told(minute), said));

const file = (id: string, [problem, cause, department, lesson]: readonly string[]) => [
  ...['feedback', 'file', id, '--problem', problem!, '--cause', cause!, '--department', department!],
  ...['--lesson', lesson!, '--by', 'B-1'],
];

beforeAll(async () => {
  const runs = await inTurn(
    ...LEARNT.flatMap(([minute, said]) => [
      reportAt(`09:0${minute}`, 'C-1', said),
      [
        ...['feedback', 'decide', idOf('C-1', told(minute), said), '--decision', 'Done.', '--by', 'B-1'],
        ...['--at', '2099-09-28T09:10'],
      ],
    ]),
    ['sweep', '--at', '2099-09-28T09:15'],
  );
  expect(runs.map(({ status }) => status)).toEqual(runs.map(() => 0));
});

test('what was learnt is filed once, and the history says by whom', async () => {
  const evidence = ['--evidence', 'https://example.com/photos/1?size=full'];
  const [english, chinese, again, shown] = await inTurn(
    [...file(joint!, LEARNT[0]![2]), ...evidence, '--json'],
    [...file(clamp!, LEARNT[3]![2]), '--lang', 'zh'],
    file(joint!, LEARNT[1]![2]),
    ['feedback', 'show', joint!, '--json'],
  );
  expect(english).toMatchObject({ status: 0, stderr: '' });
  expect(answerOf(english!)).toEqual({
    feedbackId: joint,
    customerId: 'C-1',
    customerName: 'Tea & Co',
    category: 'consultation',
    said: 'Joint?',
    problem: 'Cable joint broken in transit',
    cause: 'carton too thin',
    department: 'packing',
    lesson: 'pack joints in foam',
    evidence: 'https://example.com/photos/1?size=full',
    filedBy: 'B-1',
    filedAt: '2099-09-28T08:15:00Z',
  });
  expect(chinese).toMatchObject({ status: 0, stdout: `已归档为案例：${clamp}\n` });
  expect(again).toMatchObject({
    status: 1,
    stdout: '',
    stderr: `feedback ${joint} was filed as a case by Bea (B-1) at 2099-09-28 09:15\n`,
  });
  expect(feedbackIn(shown).history.map(({ code }) => code)).toEqual(['reported', 'decided', 'filed']);
  expect(feedbackIn(shown)).toMatchObject({ filed: { by: 'B-1', at: '2099-09-28T08:15:00Z' } });
});

test('nobody has learnt anything like it until it is filed', async () => {
  const [before, , after] = await inTurn(
    ['cases', 'search', 'tax', 'invoice', '--json'],
    file(bill!, LEARNT[2]![2]),
    ['cases', 'search', 'tax', 'invoice', '--json'],
  );
  expect([answerOf(before!), answerOf(after!)]).toMatchObject([[], [{ feedbackId: bill }]]);
});

test('a search finds other endings, slips of the pen, Chinese without spaces, and the customer’s own words', async () => {
  const searches = [
    ...[['joint'], ['Cables'], ['packt', 'in', 'foem'], ['接头'], ['线缆', '断了'], ['packing']],
    // Of this one, only the customer spoke.
    ['Bill'],
  ];
  const runs = await inTurn(...searches.map((words) => ['cases', 'search', ...words, '--json']));
  const found = runs.map((run) => (answerOf(run) as { feedbackId: string }[])[0]?.feedbackId);
  expect(found).toEqual([joint, joint, joint, clamp, clamp, joint, bill]);
});

test('a person reads a case part by part, or that there is none', async () => {
  const [english, chinese, none, nothing] = await inTurn(
    ['cases', 'search', 'foam'],
    ['cases', 'search', '拉力', '--lang', 'zh'],
    ['cases', 'search', 'bicycle'],
    ['cases', 'search', '', '--lang', 'zh'],
  );
  expect(english?.stdout.split('\n')).toEqual([
    `${joint}  Tea & Co`,
    '  said: Joint?',
    '  problem: Cable joint broken in transit',
    '  cause: carton too thin',
    '  responsible: packing',
    '  lesson: pack joints in foam',
    '  evidence: https://example.com/photos/1?size=full',
    '',
  ]);
  expect(chinese?.stdout.split('\n')).toEqual([
    ...[`${clamp}  Tea & Co`, '  客户所述：接头？', '  问题：线缆接头松动', '  原因：压接工艺不稳定'],
    ...['  责任部门：质量部', '  经验教训：每批抽检接头拉力', ''],
  ]);
  expect([none, nothing]).toMatchObject([
    { status: 0, stdout: 'No similar earlier cases.\n' },
    { status: 0, stdout: '没有相近的案例。\n' },
  ]);
});

test('whoever takes in feedback is shown the three nearest cases, the nearest first', async () => {
  const [wrong, hinged, , english, chinese, other] = await inTurn(
    [...file(hinge!, LEARNT[1]![2]), '--evidence', `${LONGEST_LINK}x`],
    [...file(hinge!, LEARNT[1]![2]), '--evidence', LONGEST_LINK, '--json'],
    file(short!, LEARNT[4]![2]),
    [...reportAt('09:20', 'C-2', 'The cable joint is broken, and the invoice too.'), '--json'],
    reportAt('09:21', 'C-2', '线缆的接头又松动了', '--lang', 'zh'),
    [...reportAt('09:22', 'C-2', 'Where is your nearest shop?'), '--json'],
  );
  // What is wrong use files nothing, so that the next one can.
  expect(wrong).toMatchObject({ status: 2, stdout: '' });
  expect(answerOf(hinged!)).toMatchObject({ evidence: LONGEST_LINK });
  const { similar } = feedbackIn(english);
  expect(similar).toHaveLength(3);
  expect(similar[0]).toMatchObject({
    feedbackId: joint,
    problem: 'Cable joint broken in transit',
    lesson: 'pack joints in foam',
  });
  expect(chinese?.stdout).toContain(`\n相近的案例：\n  ${clamp}  `);
  expect(chinese?.stdout).toContain('每批抽检接头拉力');
  expect(feedbackIn(other).similar).toEqual([]);
});

import { describe, expect, test } from 'vitest';
import type { Archive } from '../../../shared/domain/customers/archive.ts';
import { judge, type Verdict } from '../../../shared/domain/follow-up/verdict.ts';
import type { LocalDate } from '../../../shared/domain/time/dates.ts';
import { ordered, rulebookFor } from '../../fixtures/department.ts';
import { courseOf } from '../follow-up/course.ts';
import { allDiffer, en, zh } from './both-languages.ts';

const D0 = '2011-11-20';
const facts = { ...ordered(D0), enrolledOn: '2011-03-01' } as const;

describe('every verdict has its own sentence', () => {
  const rulebook = rulebookFor();
  const off = rulebookFor({ rules: { 'idle-week': { on: false }, 'monthly-touch': { on: false } } });

  /**
   * The rules' verdicts on a customer who was swept last on the first of two days, judged on the
   * second.
   */
  function verdictsOn(
    swept: LocalDate | undefined,
    today: LocalDate,
    book = rulebook,
    more: Partial<Archive> = {},
  ) {
    const course = courseOf({ ...facts, ...more }, book);
    if (swept) course.sweepDaily('2011-11-20', swept);
    return judge(course.archive(), book, today).map((verdict) => ({ verdict, course }));
  }
  const told = ({ verdict, course }: ReturnType<typeof verdictsOn>[number]) => {
    const ofRule = course.tasks().filter(({ rule }) => rule === verdict.rule);
    const task = verdict.is === 'asked' || verdict.is === 'closes' ? ofRule.at(-1) : undefined;
    const [chinese, english] = [zh, en].map(({ verdict: say }) => say(verdict, course.archive(), task));
    return { chinese, english };
  };

  const kinds: { [kind in Verdict['is']]: ReturnType<typeof verdictsOn> } = {
    waits: verdictsOn(undefined, '2011-11-27'),
    opens: verdictsOn(undefined, '2011-11-28').slice(0, 1),
    asked: verdictsOn('2011-11-28', '2011-12-04').slice(0, 1),
    closes: verdictsOn('2011-11-28', '2011-12-05').slice(0, 1),
    rests: verdictsOn('2011-12-06', '2011-12-06').slice(0, 1),
    off: verdictsOn(undefined, '2011-12-06', off).slice(0, 1),
  };

  test.each(Object.entries(kinds))('%s', (kind, found) => {
    expect(found.map(({ verdict }) => verdict.is)).toEqual(found.map(() => kind));
    allDiffer(found.map(told));
  });
  test('and no two are the same', () => {
    allDiffer(Object.values(kinds).flat().map(told));
  });
  test('with the reason and the next look', () => {
    const waits = told(kinds.waits[0]!);
    expect(waits.english).toBe(
      'nothing to do, because the last order was on 2011-11-20 and the window opens on 2011-11-28; next look on 2011-11-28',
    );
    expect(waits.chinese).toBe(
      '无事可做，因为最近一次订货为 2011-11-20，时限自 2011-11-28 起；下次检查日期为 2011-11-28',
    );
    expect(told(kinds.asked[0]!).english).toBe(
      'asked: no order for more than 7 days, the last was on 2011-11-20; phone by 2011-12-02; the window closes on 2011-12-05',
    );
  });
  test('also when the window was over at enrolment, and when nothing was ever ordered', () => {
    const enrolledLate = { enrolledOn: '2011-12-05' } as const;
    const over = told(verdictsOn('2011-12-06', '2011-12-06', rulebook, enrolledLate)[0]!);
    expect(over.english).toContain('was over when the customer was enrolled on 2011-12-05');
    const accepted = { lastOrderAt: null, lastOrderOn: null, acceptedOn: D0 } as const;
    const never = told(verdictsOn(undefined, '2011-11-27', rulebook, accepted)[0]!);
    expect(never.english).toMatch(/acceptance of the contract.*2011-11-20/);
    allDiffer([over, never]);
  });
});

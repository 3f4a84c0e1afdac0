import { describe, expect, test } from 'vitest';
import { Refusal } from '../../../shared/domain/faults/faults.ts';
import { LANGUAGES } from '../../../shared/domain/names.ts';
import { billFor } from './bill.ts';
import { estimateFor } from './estimate.ts';
import type { MeasuredUnits } from './measure/measured-units.ts';
import { ASSUMED, MINUTES_A_MONTH, STANDING } from './model/assumptions.ts';
import { atRest, type Department } from './model/month.ts';
import { optionsOf } from './model/options.ts';
import { PRICE_DATE, PRICES } from './model/prices.ts';
import { quantitiesOf } from './model/quantities.ts';
import type { UnitCost } from './model/unit-cost.ts';
import { linesOf } from './report.ts';
import { costWordsIn } from './words/words-in.ts';

const cost = (writes: number, reads: number): UnitCost => ({
  reads: { table: reads },
  writes: { table: writes, due: 0, worklist: 0 },
  requests: 1,
});

/** Round figures, so that a month can be reckoned in the head. */
const UNITS: MeasuredUnits = {
  idleSweep: cost(1, 10),
  idlePost: cost(2, 2),
  lookOpens: cost(7, 0),
  lookNothing: cost(3, 0),
  lookUnassigned: cost(8, 0),
  letterQueued: cost(3, 0),
  letterSent: cost(5, 3),
  letterHeardOf: cost(2, 2),
  touch: cost(8, 4),
  order: cost(5, 2),
  digest: cost(12, 10),
  feedback: cost(46, 8),
  lettersOfFeedback: 3,
  bytes: { customer: 700, task: 500, touch: 200, letter: 500 },
  disagreements: [],
};

const NOBODY: Department = {
  customers: 0,
  due: 0,
  opening: 1,
  unassigned: 0,
  mails: 0,
  orders: 0,
  feedback: 0,
  staff: 0,
  sendRate: 14,
  parts: 4,
  tableWrites: 4000,
};

const unitsOf = (department: Partial<Department>) => {
  const { writeUnits, readUnits } = quantitiesOf({ ...NOBODY, ...department }, UNITS);
  const idle = quantitiesOf(NOBODY, UNITS);
  return { writes: writeUnits - idle.writeUnits, reads: readUnits - idle.readUnits };
};

describe('the prices', () => {
  test('each names the page of AWS that states it, and all have one date', () => {
    expect(PRICE_DATE).toMatch(/^\d{4}-\d{2}-\d{2}$/);
    for (const { page } of Object.values(PRICES))
      expect(page).toMatch(/^https:\/\/aws\.amazon\.com\/.+\/pricing\//);
  });

  test('a million write units are 62.5 cents, and 30 GB stored are $7.50, of which 25 GB are free', () => {
    const nothing = quantitiesOf(NOBODY, UNITS);
    const { services } = billFor({
      ...nothing,
      writeUnits: 1_000_000,
      readUnits: 0,
      storedGb: 30,
      recoveryGb: 0,
    });
    expect(services.find(({ service }) => service === 'DynamoDB')).toMatchObject({
      usd: 0.625 + 7.5,
      usdAfterFree: 0.625 + 1.25,
    });
  });

  test('the sum of the services is the sum of their lines', () => {
    const bill = billFor(quantitiesOf({ ...NOBODY, customers: 1000, due: 0.1, mails: 500, staff: 3 }, UNITS));
    const lines = bill.services.flatMap((service) => service.lines);
    expect(lines).toHaveLength(Object.keys(PRICES).length);
    expect(lines.reduce((sum, { usd }) => sum + usd, 0)).toBeCloseTo(bill.usd);
  });
});

describe('a month', () => {
  test('at rest is its minutes and nothing else, however many customers are stored', () => {
    const rest = { ...NOBODY, customers: 1_000_000, due: 0.5, mails: 9, staff: 9, feedback: 9, orders: 9 };
    const quantities = quantitiesOf(atRest(rest), UNITS);
    expect(quantities).toMatchObject({
      writeUnits: 3 * MINUTES_A_MONTH,
      readUnits: 12 * MINUTES_A_MONTH,
      schedules: 2 * MINUTES_A_MONTH,
      invocations: 2 * MINUTES_A_MONTH,
      mails: 0,
      alarms: STANDING.alarms,
    });
    expect(quantities.storedGb).toBeCloseTo((1_000_000 * 800 * 2) / 1024 ** 3);
    expect(quantities.recoveryGb).toBeCloseTo((1_000_000 * 800) / 1024 ** 3);
  });

  test('of 1,000 customers a tenth is due on each of 21 working days: 2,100 looks, with their tasks and touches', () => {
    expect(unitsOf({ customers: 1000, due: 0.1 })).toEqual({ writes: 2100 * (7 + 8), reads: 2100 * 4 });
  });

  test('looks that open nothing owe no touch', () => {
    expect(unitsOf({ customers: 1000, due: 0.1, opening: 0 })).toEqual({ writes: 2100 * 3, reads: 0 });
  });

  test('a letter to a customer is queued, sent and heard of, and its pages are looked at', () => {
    const { writes, reads } = unitsOf({ mails: 100 });
    expect(writes).toBeCloseTo(100 * (3 + 5 + 2));
    expect(reads).toBeCloseTo(100 * (3 + 2 + ASSUMED.pageRequestsPerLetter * ASSUMED.unitsPerPageRequest));
  });

  test('SES is paid for the letters of customers, of staff each morning and of feedback', () => {
    expect(quantitiesOf({ ...NOBODY, mails: 100, staff: 2, feedback: 5 }, UNITS).mails).toBe(
      100 + 2 * 21 + 5 * 3,
    );
  });
});

describe('the options', () => {
  test('what nobody says is what the help says', () => {
    expect(optionsOf([])).toMatchObject({
      department: { customers: 1_000_000, due: 0.01, mails: 10_000, staff: 200, sendRate: 14, parts: 4 },
      json: false,
    });
  });

  test('an option goes before what the stage says', () => {
    const stage = { sendRate: 1, parts: 8 };
    expect(optionsOf(['--stage', 'demo'], stage).department).toMatchObject({ sendRate: 1, parts: 8 });
    expect(optionsOf(['--stage', 'demo', '--parts', '2'], stage).department).toMatchObject({ parts: 2 });
  });

  test.each([
    [['--due', '1'], undefined],
    [['--due', '1.01'], '--due'],
    [['--due', '-0.01'], '--due'],
    [['--due='], '--due'],
    [['--customers'], '--customers'],
    [['--customers', '1.5'], '--customers'],
    [['--customers', 'many'], '--customers'],
    [['--staff', '0'], '--staff'],
    [['--parts', '3'], '--parts'],
    [['--send-rate', '0'], '--send-rate'],
    [['--lang', 'fr'], '--lang'],
    [['--mail', '1'], 'cost'],
    [['1000'], 'cost'],
  ])('%j is refused at %s', (args, path) => {
    const refused = () => {
      try {
        optionsOf(args);
        return undefined;
      } catch (error) {
        return error instanceof Refusal && error.fault.code === 'refused' ? error.fault.path : error;
      }
    };
    expect(refused()).toBe(path);
  });
});

test.each(LANGUAGES)('every line of the report has its words in %s', (language) => {
  const department = { ...NOBODY, customers: 1000, due: 0.1, mails: 10, staff: 2 };
  const lines = linesOf(estimateFor(department, UNITS), costWordsIn(language));
  expect(lines.length).toBeGreaterThan(Object.keys(PRICES).length + Object.keys(ASSUMED).length);
  expect(lines.join('\n')).not.toMatch(/undefined|NaN|Infinity|\[object/);
  expect(/[\u4e00-\u9fff]/.test(lines.join('\n'))).toBe(language === 'zh');
});

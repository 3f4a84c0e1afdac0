import { expect, test } from 'vitest';
import { Unavailable } from '../../../shared/app/store-errors.ts';
import { isFileFault, Refusal } from '../../../shared/domain/faults/faults.ts';
import { importDropped } from '../../../shared/files/imports/dropped-file.ts';
import { FILE_KINDS, importFile } from '../../../shared/files/imports/import-file.ts';
import { importWordsIn } from '../../../shared/files/words/words-in.ts';
import { openDesk } from '../../app/imports/import-desk.ts';
import { at, rulebookFor } from '../../fixtures/department.ts';
import { linesOf, refusalOf, sourceOf } from '../formats/sources.ts';

const RULEBOOK = rulebookFor();
const NOW = at('2011-12-31T12:00:00Z');

const FILES = {
  customers: linesOf('id,shoes', 'C-1,44'),
  staff: linesOf('id,name,role,shoes', 'S-1,Ann,specialist,44'),
  orders: linesOf('customerId,orderId,orderedAt,amount,shoes', 'C-1,O-1,2011-12-01,5,44'),
  balances: linesOf('customerId,amount,shoes', 'C-1,5,44'),
};

test('every kind of file is told when it opened, before anything is written, and answers alike', async () => {
  const { store } = await openDesk();
  for (const kind of FILE_KINDS) {
    const told: unknown[] = [];
    const report = await importFile(store, RULEBOOK, kind, sourceOf(FILES[kind]), `${kind}.csv`, {
      now: NOW,
      opened({ count, unknownColumns }) {
        told.push({ count, unknownColumns });
        return (rowsDone) => told.push(rowsDone);
      },
    });
    expect(report).toMatchObject({ rows: 1, added: 1, faults: [], unknownColumns: ['shoes'] });
    expect(told[0]).toEqual({ count: 1, unknownColumns: ['shoes'] });
    if (kind !== 'staff') expect(told.at(-1)).toBe(1);
  }
});

test('a file that is refused whole never opened, and wrote nothing', async () => {
  const { store } = await openDesk();
  let opened = false;
  const work = () =>
    importFile(store, RULEBOOK, 'customers', sourceOf(linesOf('id,name', 'C-1,"Ann')), 'a.csv', {
      now: NOW,
      opened() {
        opened = true;
        return undefined;
      },
    });
  const fault = await refusalOf(work);
  expect(isFileFault(fault)).toBe(true);
  expect(opened).toBe(false);
  expect((await store.archives(['C-1'])).size).toBe(0);
});

test('a dropped file while the table is away is no refused file: it is to come again', async () => {
  const { store } = await openDesk();
  const away = { ...store, commit: () => Promise.reject(new Unavailable('away')) };
  for (const kind of FILE_KINDS) {
    const file = { key: `${kind}/a.csv`, source: sourceOf(FILES[kind]), language: 'en' as const };
    await expect(importDropped(away, RULEBOOK, file, NOW), kind).rejects.toThrow(Unavailable);
    await importDropped(store, RULEBOOK, file, NOW);
  }
});

test('a file whose reading fails for reasons of the place is no refused file', async () => {
  const { store } = await openDesk();
  const source = () => {
    throw Object.assign(new Error('reset'), { code: 'ECONNRESET' });
  };
  const failed = await importDropped(store, RULEBOOK, { key: 'orders/a.csv', source, language: 'zh' }, NOW)
    .then(() => undefined)
    .catch((error: unknown) => error);
  expect(failed).not.toBeInstanceOf(Refusal);
  expect(failed).toMatchObject({ code: 'ECONNRESET' });
});

test('all that an import says exists in both languages', () => {
  const said = (['en', 'zh'] as const).map((language) => {
    const words = importWordsIn(language);
    return [
      words.line(7, 'x'),
      words.unknownColumns(['shoes']),
      words.customersAssigned(7),
      words.allTaken('a.csv'),
      words.someRefused('a.csv', 7),
      words.fileRefused('a.csv'),
    ];
  });
  const [english = [], chinese = []] = said;
  for (const [index, sentence] of chinese.entries()) {
    expect(sentence).toMatch(/\p{Script=Han}/u);
    expect(sentence).not.toBe(english[index]);
    for (const fact of ['7', 'shoes', 'a.csv'])
      expect(sentence.includes(fact), sentence).toBe(english[index]?.includes(fact));
  }
});

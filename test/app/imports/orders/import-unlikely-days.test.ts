import { expect, test } from 'vitest';
import { importFile } from '../../../../shared/files/imports/import-file.ts';
import { linesOf, refusalOf, sourceOf } from '../../../files/formats/sources.ts';
import { at, rulebookFor } from '../../../fixtures/department.ts';
import { customer } from '../../clock/sweep-scene.ts';
import { countsOf, openDesk } from '../import-desk.ts';

const ENROLLED = { enrolledOn: '2011-10-01' } as const;

test.for([
  ['enrolledOn', '1991-12-30'],
  ['enrolledOn', '2013-01-01'],
  ['createdOn', '2013-01-01'],
  ['acceptedOn', '2013-01-01'],
] as const)(
  'a customer with %s on %s is refused, since too much would follow or nothing for years',
  async ([path, date]) => {
    const desk = await openDesk();
    const report = await desk.takeCustomers([customer('C-1', { [path]: date }), customer('C-2')], ENROLLED);
    expect(countsOf(report)).toMatchObject({ added: 1, refused: 1 });
    expect(report.faults).toMatchObject([{ line: 2, fault: { code: 'day-unlikely', path, date } }]);
  },
);

test('the first likely days are taken, earlier ones when it is said that they are meant', async () => {
  const desk = await openDesk();
  const rows = [
    customer('C-1', { enrolledOn: '1991-12-31', acceptedOn: '1998-05-05', createdOn: '1998-05-05' }),
    customer('C-2', { acceptedOn: '2012-12-31' }),
  ];
  expect(countsOf(await desk.takeCustomers(rows, ENROLLED))).toMatchObject({ added: 2, refused: 0 });
  const longAgo = [customer('C-3', { enrolledOn: '1990-01-01' })];
  expect(countsOf(await desk.takeCustomers(longAgo, ENROLLED))).toMatchObject({ refused: 1 });
  expect(countsOf(await desk.takeCustomers(longAgo, { ...ENROLLED, longAgo: true }))).toMatchObject({
    added: 1,
  });
});

test('a file whose customers are all to be enrolled decades ago is refused before anything is written', async () => {
  const { store } = await openDesk();
  const take = (enrolledOn: '1991-12-30' | '1991-12-31', longAgo = false) =>
    importFile(store, rulebookFor(), 'customers', sourceOf(linesOf('id', 'C-1')), 'a.csv', {
      now: at('2011-12-31T12:00:00Z'),
      enrolledOn,
      longAgo,
    });
  expect(await refusalOf(() => take('1991-12-30'))).toMatchObject({
    code: 'day-unlikely',
    path: '--enrolled',
  });
  expect((await store.archives(['C-1'])).size).toBe(0);
  expect(await take('1991-12-31')).toMatchObject({ added: 1 });
});

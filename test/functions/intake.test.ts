import { expect, test } from 'vitest';
import writeWorkbook from 'write-excel-file/node';
import { Unavailable } from '../../shared/app/store-errors.ts';
import { gb18030 } from '../files/formats/gb18030.ts';
import { linesOf } from '../files/formats/sources.ts';
import { notificationOf, queueEventOf } from './intake-events.ts';
import { openScene, type Scene } from './intake-scene.ts';
import { contextOf } from './lambda.ts';

const CUSTOMERS = linesOf('id,company', 'C-1,Tea & Co', 'C-2,Kettle Ltd');

const handle = async ({ handler }: Scene, ...bodies: readonly string[]) =>
  (await handler(queueEventOf(...bodies), contextOf('intake'))).batchItemFailures;

test('a file of each kind goes into the folder of its kind, and the report lies beside it', async () => {
  const { drop, bucket, store } = await openScene();
  const staff = linesOf('id,name,role', 'S-1,Ann,specialist');
  expect((await drop('staff/team.csv', staff)).text).toEqual([
    'Imported: staff/team.csv. No row was refused.',
    '1 row: 1 added, 0 changed, 0 unchanged, 0 left out, 0 refused',
  ]);
  expect((await drop('customers/2011/year end.csv', CUSTOMERS)).json).toEqual({
    rows: 2,
    added: 2,
    changed: 0,
    unchanged: 0,
    leftOut: 0,
    older: [],
    joined: 0,
    refused: [],
    remarks: [],
    unknownColumns: [],
    notes: [],
  });
  const orders = linesOf('customerId,orderId,orderedAt,amount', 'C-1,O-1,2011-12-01T09:00:00,10');
  expect((await drop('orders/december.csv', orders)).failed).toEqual([]);
  const balances = linesOf('customerId,amount,currency,asOf', 'C-1,120.50,GBP,2011-12-30', 'C-2,0,GBP,');
  expect((await drop('balances/结账.csv', balances)).json).toMatchObject({ rows: 2, added: 2 });

  const archives = await store.archives(['C-1', 'C-2']);
  expect([...archives.values()].map(({ archive }) => archive)).toEqual(
    expect.arrayContaining([
      expect.objectContaining({
        name: 'Tea & Co',
        specialist: 'S-1',
        enrolledOn: '2011-12-31',
        lastOrderOn: '2011-12-01',
        balance: { amount: '120.5', currency: 'GBP', asOf: '2011-12-30' },
      }),
      expect.objectContaining({
        name: 'Kettle Ltd',
        balance: { amount: '0', currency: 'GBP', asOf: '2011-12-31' },
      }),
    ]),
  );
  expect(bucket.keys().filter((key) => key.startsWith('customers/'))).toEqual([
    'customers/2011/year end.csv',
    'customers/2011/year end.csv.report.json',
    'customers/2011/year end.csv.report.txt',
  ]);
  expect(bucket.typeOf('staff/team.csv.report.txt')).toBe('text/plain; charset=utf-8');
});

test('a workbook goes in as well, and endings and their capitals do not matter: the bytes say what a file is', async () => {
  const { drop, store } = await openScene();
  const workbook = await writeWorkbook([
    ['id', 'company'],
    ['C-1', 'Tea & Co'],
  ]).toBuffer();
  expect((await drop('customers/YEAR END.XLSX', workbook)).json).toMatchObject({ rows: 1, added: 1 });
  expect((await drop('customers/a.TXT', CUSTOMERS.replaceAll(',', '\t'))).json).toMatchObject({ added: 1 });
  expect((await drop('customers/a.pdf', '%PDF-1.7')).text?.[1]).toBe(
    'customers/a.pdf: is a PDF; ask for the table as .xlsx or as CSV UTF-8',
  );
  expect((await store.archives(['C-1', 'C-2'])).size).toBe(2);
});

test('staff that are dropped take over the customers whom nobody looks after', async () => {
  const { drop } = await openScene();
  await drop('customers/a.csv', CUSTOMERS);
  const { text, json } = await drop('staff/a.csv', linesOf('id,name,role', 'S-1,Ann,specialist'));
  expect(text?.[2]).toBe('2 customers given a specialist');
  expect(json).toMatchObject({ added: 1, customersAssigned: 2 });
});

test('the report names every refused row with its line and the reason, in the language of the department', async () => {
  const { drop } = await openScene('zh');
  await drop('customers/a.csv', CUSTOMERS);
  const file = gb18030(
    '客户号,欠款金额,截至日期,备注\r\nC-1,十,,\r\nC-9,5,,\r\nC-2,7,2012-01-01,\r\nC-3,7,,\r\nC-3,8,,\r\n',
  );
  const { failed, text, json } = await drop('balances/a.csv', file);
  expect(failed).toEqual([]);
  expect(text).toEqual([
    '部分导入：balances/a.csv。有 5 行被拒绝；请按下列说明改正后重新投放，已导入的行不会重复导入。',
    '共 5 行：新增 0，更改 0，未变 0，略过 0，拒绝 5',
    '按 GB18030 读取；如名称有误，请用 --encoding 指明编码',
    '警告：未知列不导入：备注',
    '第 2 行“欠款金额”：amount："十" 不可用；允许小数，例如 139.12',
    '第 3 行：customerId：没有客户 C-9 的档案；请先导入客户',
    '第 4 行：asOf：2012-01-01 在未来（今天是 2011-12-31）；允许不晚于今天的日期',
    '第 5 行“客户号”：customerId：C-3 出现在第 5、6 行，内容互相矛盾；这些行均未导入',
    '第 6 行“客户号”：customerId：C-3 出现在第 5、6 行，内容互相矛盾；这些行均未导入',
  ]);
  expect(json).toMatchObject({
    refused: [{ line: 2, code: 'refused' }, { line: 3 }, { line: 4 }, { line: 5 }, { line: 6 }],
  });
});

test.for([
  ['customers/a.csv', '', 'customers/a.csv: is empty; the first line must name the columns', 'empty-file'],
  ['orders/a.csv', 'id,name\n', /^the columns customerId, orderId, .* are missing/, 'columns-missing'],
  ['customers/a.csv', 'id,name\nC-1,"Ann', /^line 2: a quote opens here/, 'quote-left-open'],
  [
    'invoices/a.csv',
    CUSTOMERS,
    'invoices/a.csv: there is no folder invoices; the folders are customers, staff, orders, balances',
    'unknown-folder',
  ],
  ['a.csv', CUSTOMERS, /^a\.csv: lies in no folder; the folders are/, 'unknown-folder'],
] as const)(
  'a file that must be refused whole is told and done with: %s %j',
  async ([key, content, why, code]) => {
    const { drop, store } = await openScene();
    const { failed, text, json } = await drop(key, content);
    expect(failed).toEqual([]);
    expect(text).toEqual([`Refused: ${key}. Nothing of it was imported.`, expect.stringMatching(why)]);
    expect(json).toMatchObject({ rows: 0, added: 0, refused: [], fileRefused: { code, reason: text?.[1] } });
    expect((await store.archives(['C-1'])).size).toBe(0);
  },
);

test('the very version of which S3 told is read, also when another one came over it', async () => {
  const scene = await openScene();
  const { bucket, store } = scene;
  const first = bucket.drop('customers/a.csv', CUSTOMERS);
  bucket.drop('customers/a.csv', linesOf('id', 'C-7'));
  await handle(scene, notificationOf(bucket.name, { key: 'customers/a.csv', versionId: first }));
  expect((await store.archives(['C-1', 'C-7'])).keys().toArray()).toEqual(['C-1']);
  await handle(scene, notificationOf(bucket.name, { key: 'customers/a.csv' }));
  expect((await store.archives(['C-7'])).size).toBe(1);
});

test('the same message again changes nothing but the report', async () => {
  const scene = await openScene();
  await scene.drop('customers/a.csv', CUSTOMERS);
  const { json } = await scene.drop('customers/a.csv', CUSTOMERS);
  expect(json).toMatchObject({ rows: 2, added: 0, unchanged: 2 });
});

test('reports, folders and the test message of a new notification are no files', async () => {
  const scene = await openScene();
  const { bucket } = scene;
  bucket.drop('orders/a.csv.report.txt', 'a report');
  const body = notificationOf(
    bucket.name,
    { key: 'orders/a.csv.report.txt' },
    { key: 'orders/a.csv.report.json' },
    { key: 'orders/' },
  );
  expect(await handle(scene, body, '{"Service":"Amazon S3","Event":"s3:TestEvent"}')).toEqual([]);
  expect(bucket.keys()).toEqual(['orders/a.csv.report.txt']);
  expect(bucket.asked).toEqual([]);
});

test('while S3 is away the message goes back to the queue, and the file is taken in when it comes again', async () => {
  const scene = await openScene();
  const { bucket, store } = scene;
  bucket.fail(Number.POSITIVE_INFINITY);
  expect((await scene.drop('customers/a.csv', CUSTOMERS)).failed).toEqual(['message-1']);
  expect((await store.archives(['C-1'])).size).toBe(0);
  bucket.fail(0);
  expect(await handle(scene, notificationOf(bucket.name, { key: 'customers/a.csv' }))).toEqual([]);
  expect((await store.archives(['C-1'])).size).toBe(1);
});

test('a connection that breaks off in the middle of a file imports nothing of it', async () => {
  const scene = await openScene();
  const { bucket, store } = scene;
  const many = linesOf('id', ...Array.from({ length: 2_000 }, (_, index) => `C-${index}`));
  bucket.breakOff(5_000);
  expect(await scene.drop('customers/a.csv', many)).toMatchObject({ failed: ['message-1'], text: undefined });
  expect((await store.archives(['C-0'])).size).toBe(0);
});

test('a report that cannot be written is written when the message comes again', async () => {
  const scene = await openScene();
  const { bucket } = scene;
  const body = notificationOf(bucket.name, { key: 'customers/a.csv' });
  bucket.drop('customers/a.csv', CUSTOMERS);
  const put = () => bucket.asked.filter(({ method }) => method === 'PUT').length;
  bucket.failPuts(true);
  expect(await handle(scene, body)).toHaveLength(1);
  expect(put()).toBeGreaterThan(0);
  bucket.failPuts(false);
  expect(await handle(scene, body)).toEqual([]);
  expect(bucket.read('customers/a.csv.report.txt')).toMatch(/2 unchanged/);
});

test('while the table is away the message goes back to the queue, and no report says otherwise', async () => {
  const scene = await openScene('en', (store) => ({
    ...store,
    commit: () => Promise.reject(new Unavailable('the table is away')),
  }));
  expect(await scene.drop('customers/a.csv', CUSTOMERS)).toEqual({
    failed: ['message-1'],
    text: undefined,
    json: undefined,
  });
});

test('one message that nobody can read does not hold up the other', async () => {
  const scene = await openScene();
  const { bucket, store } = scene;
  bucket.drop('customers/a.csv', CUSTOMERS);
  const good = notificationOf(bucket.name, { key: 'customers/a.csv' });
  expect(await handle(scene, '{"Records":[{"s3":{}}]}', good)).toEqual([{ itemIdentifier: 'message-1' }]);
  expect((await store.archives(['C-1'])).size).toBe(1);
});

test('a date of enrolment that no row gives is the local day of the department', async () => {
  const scene = await openScene();
  await scene.drop('customers/a.csv', linesOf('id,enrolledOn', 'C-1,', 'C-2,2010-05-05'));
  const archives = await scene.store.archives(['C-1', 'C-2']);
  expect(archives.get('C-1')?.archive.enrolledOn).toBe('2011-12-31');
  expect(archives.get('C-2')?.archive.enrolledOn).toBe('2010-05-05');
});

const dropAt = async (
  scene: Awaited<ReturnType<typeof openScene>>,
  key: string,
  content: string,
  moment: { eventTime: string; sequencer?: string },
) => {
  const versionId = scene.bucket.drop(key, content);
  await handle(scene, notificationOf(scene.bucket.name, { key, versionId, ...moment }));
  return scene.bucket.read(`${key}.report.txt`);
};

test('a file that was made earlier and is handled later takes nothing back, and the report says so', async () => {
  const scene = await openScene();
  const noon = '2011-12-31T12:00:00.000Z';
  const before = '2011-12-31T11:59:59.999Z';
  const consent = (word: string) => linesOf('id,mayMail', `C-1,${word}`, 'C-2,yes');
  await dropAt(scene, 'customers/b.csv', consent('no'), { eventTime: noon });
  const told = await dropAt(scene, 'customers/a.csv', consent('yes'), { eventTime: before });
  expect(told).toContain('2 rows left out as older than what is on record: line 2, 3');
  expect((await scene.store.archive('C-1'))?.archive.mayMail).toBe(false);

  const staff = (name: string) => linesOf('id,name,role', `S-1,${name},specialist`);
  await dropAt(scene, 'staff/b.csv', staff('New'), { eventTime: noon });
  await dropAt(scene, 'staff/a.csv', staff('Old'), { eventTime: before });
  expect((await scene.store.staffMember('S-1'))?.name).toBe('New');

  const owed = (amount: string) => linesOf('customerId,amount', `C-1,${amount}`);
  await dropAt(scene, 'balances/b.csv', owed('5'), { eventTime: noon });
  await dropAt(scene, 'balances/a.csv', owed('7'), { eventTime: before });
  expect((await scene.store.archive('C-1'))?.archive.balance?.amount).toBe('5');
  await dropAt(scene, 'balances/c.csv', owed('6'), { eventTime: '2011-12-31T12:00:00.001Z' });
  expect((await scene.store.archive('C-1'))?.archive.balance?.amount).toBe('6');
});

test('what a newer file only confirmed is not undone by one in between; of one key S3’s own number decides', async () => {
  const scene = await openScene();
  const consent = (word: string) => linesOf('id,mayMail', `C-1,${word}`);
  const mayMail = async () => (await scene.store.archive('C-1'))?.archive.mayMail;
  await dropAt(scene, 'customers/1.csv', consent('no'), { eventTime: '2011-12-01T00:00:00.000Z' });
  await dropAt(scene, 'customers/3.csv', consent('no'), { eventTime: '2011-12-03T00:00:00.000Z' });
  await dropAt(scene, 'customers/2.csv', consent('yes'), { eventTime: '2011-12-02T00:00:00.000Z' });
  expect(await mayMail()).toBe(false);
  const eventTime = '2011-12-04T00:00:00.000Z';
  await dropAt(scene, 'customers/a.csv', consent('yes'), { eventTime, sequencer: '0055AED6DCD90281E6' });
  await dropAt(scene, 'customers/a.csv', consent('no'), { eventTime, sequencer: '0055AED6DCD90281E5F' });
  expect(await mayMail()).toBe(true);
  await dropAt(scene, 'customers/a.csv', consent('no'), { eventTime, sequencer: '0055AED6DCD90281E61' });
  expect(await mayMail()).toBe(false);
});

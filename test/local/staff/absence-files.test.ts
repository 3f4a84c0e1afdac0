import { expect, test } from 'vitest';
import { gb18030 } from '../../files/formats/gb18030.ts';
import { linesOf } from '../../files/formats/sources.ts';
import { answerOf } from '../command.ts';
import { tableIn } from '../department/department-on-disk.ts';
import { responseDepartment } from '../feedback/response-on-disk.ts';

const { inTurn, file, data } = responseDepartment();

test('a staff file tells departments, substitutes and absences, also in Chinese and in GB18030', async () => {
  const english = file(
    'more.csv',
    linesOf(
      'id,name,role,department,substitute,absentFrom,absentUntil',
      'H-1,Hal,department-head,warehouse,H-2,2099-09-28,2099-09-28',
      'H-2,Hew,department-head,warehouse,,,',
    ),
  );
  const chinese = file(
    'zh.csv',
    gb18030(
      '工号,姓名,岗位,部门,代理人,休假开始,休假结束\r\nH-3,何涛,部门负责人,质检部,H-1,2099-09-29,2099-09-30\r\n',
    ),
  );
  const imported = (path: string) => ['import', 'staff', path, '--json'];
  const [first, second, again] = await inTurn(imported(english), imported(chinese), imported(english));
  for (const run of [first!, second!])
    expect(answerOf(run)).toMatchObject({ refused: [], unknownColumns: [] });
  expect(answerOf(again!)).toMatchObject({ rows: 2, unchanged: 2 });
  const table = await tableIn(data);
  expect([table['STAFF H-1'], table['STAFF H-3']]).toMatchObject([
    {
      staff: {
        department: 'warehouse',
        substitute: 'H-2',
        absences: [{ from: '2099-09-28', until: '2099-09-28' }],
      },
    },
    {
      staff: {
        department: '质检部',
        substitute: 'H-1',
        absences: [{ from: '2099-09-29', until: '2099-09-30' }],
      },
    },
  ]);
});

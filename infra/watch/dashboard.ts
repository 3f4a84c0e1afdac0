import { Dashboard, GraphWidget, type IMetric, TextWidget } from 'aws-cdk-lib/aws-cloudwatch';
import type { Construct } from 'constructs';
import { measuredIn, type Watched } from './alarms.ts';

const HALF = 12;

const graph = (title: string, ...left: IMetric[]) =>
  new GraphWidget({ title, left, width: HALF, height: 6, leftYAxis: { min: 0 } });

/** The department's day on one page, from the promises to customers down to the machines. */
export function dashboard(scope: Construct, stageName: string, { functions, queues }: Watched): Dashboard {
  const measured = measuredIn(stageName);
  const counts = (...names: string[]) => names.map((name) => measured(name, 'Sum'));
  const worst = (...names: string[]) => names.map((name) => measured(name, 'Maximum'));
  const made = new Dashboard(scope, 'Dashboard', { dashboardName: `Revisit-${stageName}` });
  made.addWidgets(
    new TextWidget({
      markdown: `# Revisit ${stageName}\nWhat each alarm means and what to do: docs/operate.md. 各告警的含义与处理：docs/operate.zh.md。`,
      width: 2 * HALF,
      height: 2,
    }),
    graph('The clock 时钟', ...counts('Swept', 'Looked', 'ResponsesFired', 'FannedOut', 'PartsLeft')),
    graph('How late, seconds 延误秒数', ...worst('WorstLateness', 'WorstResponseLateness', 'OldestLetter')),
    graph(
      'Letters 邮件',
      ...counts('Sent', 'FateUnknown', 'Refused', 'Bounced', 'Complained', 'UnknownLetters'),
    ),
    graph('Intake 导入', ...counts('RowsTaken', 'RowsRefused', 'FilesRefused')),
    graph('Set aside 搁置', ...counts('SetAside')),
    graph(
      'Dead letters 死信',
      ...queues.map(({ deadLetters }) =>
        deadLetters.metricApproximateNumberOfMessagesVisible({ statistic: 'Maximum' }),
      ),
    ),
    graph('Failures 失败', ...functions.map(({ lambda }) => lambda.metricErrors())),
    graph('Throttled 限流', ...functions.map(({ lambda }) => lambda.metricThrottles())),
  );
  return made;
}

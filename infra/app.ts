import { App } from 'aws-cdk-lib';
import { TableStack } from './table.ts';

const app = new App();
new TableStack(app, 'RevisitTable');
app.synth();

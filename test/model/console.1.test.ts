import { modelTest } from '../support/model/model-test.ts';

modelTest(1);

import { describeSoak } from './soak.js';

describeSoak(0, 2);

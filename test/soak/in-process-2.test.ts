import { describeSoak } from './soak.js';

describeSoak(1, 2);

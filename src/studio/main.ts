import { z } from 'zod';
import { Api } from './api.js';
import { Studio } from './studio.js';
import { textsIn } from './texts.js';

// Zod's faster way makes code out of text, which the page's policy does not allow.
z.config({ jitless: true });

const studio = new Studio(new Api(location.pathname), textsIn(document.documentElement.lang));
document.body.append(studio.root);
void studio.start();

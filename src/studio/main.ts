import { z } from 'zod';
import { Api } from './api.js';
import { Studio } from './studio.js';
import { textsIn } from './texts.js';

// Zod's faster way makes code out of text, which the page's policy does not allow.
z.config({ jitless: true });

const texts = textsIn(document.documentElement.lang);
const studio = new Studio(new Api(location.pathname, `${texts.gone} vmg open`), texts);
document.body.append(studio.root);
studio.start();

export { GuiTranslator } from './gui-translator.js';

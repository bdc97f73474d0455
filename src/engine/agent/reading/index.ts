/**
 * From the words of a message to what it asks for, in this order:
 *
 * 1. `withoutWishes`: what only says that something is asked for becomes blanks (wishes.ts).
 * 2. `scan`: words become items (scan.ts, with the tables of words-en.ts and words-zh.ts).
 * 3. `clausesOf`: items become clauses (clauses.ts); `orderListIn` takes a list of pictures out.
 * 4. `readClause`: the first rule that understands all of a clause (the rules-*.ts).
 * 5. `readOther`: what no rule takes is of a piece of music, missing, or unread (parts.ts).
 * 6. `withoutAsides`: beside an order, what only tells why says nothing (asides.ts).
 * 7. `forComposer`: only what tells of music goes to the composer (for-composer.ts).
 * 8. consequences.ts: what the orders of one message mean for one another.
 *
 * No place of text has another length on the way, so that what was typed can be told.
 */
export { readRequests } from './read-requests.js';

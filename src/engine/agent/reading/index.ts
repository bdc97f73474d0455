/**
 * From the words of a message to what it asks for, in this order:
 *
 * 1. `withoutWishes`: what only says that something is asked for becomes blanks (wishes.ts).
 * 2. `scan`: words become items (scan.ts, with the tables of the words-*.ts); a text without quotes
 *    becomes one too (open-texts.ts).
 * 3. `clausesOf`: items become clauses (clauses.ts); `orderListIn` takes a list of pictures out.
 * 4. `readClause`: the first rule that understands all of a clause (the rules-*.ts).
 * 5. `joined`: a clause in the light of those before it, which may have told of what, when or where
 *    (joining.ts).
 * 6. `readOther`: what no rule takes is of a piece of music, missing, or unread (read-other.ts).
 * 7. `withoutAsides`: beside an order, what only tells something says nothing (without-asides.ts):
 *    whatever names nothing of an edit and asks for nothing (remarks.ts), and what tells of a
 *    picture or the music (asides.ts, tellings.ts).
 * 8. `forComposer`: only what tells of music goes to the composer (for-composer.ts).
 * 9. consequences.ts: what the orders of one message mean for one another.
 *
 * No place of text has another length on the way, so that what was typed can be told.
 */
export { readRequests } from './read-requests.js';

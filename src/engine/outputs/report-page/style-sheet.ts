/** The page's one style sheet: paper and ink, one accent, light and dark, screen and print. */
export const STYLE_SHEET = `
:root {
  --paper: #faf9f6; --ink: #1d1f22; --soft: #5f636a; --line: #dfdcd4; --grey: #d6d3ca;
  --accent: #0f6b66; --on-accent: #fff;
}
@media (prefers-color-scheme: dark) {
  :root {
    --paper: #16171a; --ink: #ebe8e1; --soft: #a5a29b; --line: #303237; --grey: #3d4046;
    --accent: #63cfc2; --on-accent: #10201e;
  }
}
* { box-sizing: border-box; }
html { background: var(--paper); color: var(--ink); -webkit-text-size-adjust: 100%; }
body {
  margin: 0; font: 16px/1.55 ui-sans-serif, system-ui, "Segoe UI", "Helvetica Neue", "PingFang SC",
    "Microsoft YaHei", "Noto Sans CJK SC", sans-serif;
  font-variant-numeric: tabular-nums lining-nums;
}
main, footer { max-width: 1104px; margin: 0 auto; padding: 0 32px; }
header { padding: 72px 0 0; }
h1, h2, h3, h4, p, dl, dd, ul, blockquote { margin: 0; padding: 0; }
h1 {
  font: 500 clamp(2.25rem, 6vw, 3.75rem)/1.08 ui-serif, Georgia, "Songti SC", "Noto Serif CJK SC", serif;
  letter-spacing: -0.015em; overflow-wrap: anywhere;
}
h2 { font: 500 1.6rem/1.2 ui-serif, Georgia, "Songti SC", "Noto Serif CJK SC", serif; margin-top: 80px; }
h3 { font-size: 0.95rem; font-weight: 600; }
.soft, .note { color: var(--soft); }
.note { margin: 8px 0 0; max-width: 44rem; }
blockquote { margin-top: 20px; padding-left: 16px; border-left: 2px solid var(--accent); overflow-wrap: anywhere; white-space: pre-line; }
blockquote .soft { display: block; font-size: 0.8rem; }
.facts { display: flex; flex-wrap: wrap; gap: 16px 40px; margin-top: 32px; }
.facts dt { color: var(--soft); font-size: 0.8rem; }
.verdict { margin-top: 40px; font-size: 1.2rem; line-height: 1.5; max-width: 46rem; }
.verdict strong { font-weight: 600; color: var(--accent); }
.tiles {
  display: grid; grid-template-columns: repeat(auto-fill, minmax(220px, 1fr)); margin-top: 40px;
  border-top: 1px solid var(--line);
}
.tile { padding: 20px 24px 20px 0; border-bottom: 1px solid var(--line); }
.tile dt { font-size: 0.85rem; font-weight: 600; }
.tile .value { font-size: 1.6rem; line-height: 1.35; }
.tile .value.none { font-size: 1rem; line-height: 2.16rem; color: var(--soft); }
.tile.main .value { color: var(--accent); }
.tile .meaning { color: var(--soft); font-size: 0.8rem; line-height: 1.45; }

.scroll { overflow-x: auto; margin: 24px -32px 0; padding: 0 32px 8px; }
.scroll:focus-visible, .table:focus-visible { outline: 2px solid var(--accent); outline-offset: 2px; }
#lanes { position: relative; min-width: var(--least); }
.plot { display: block; overflow: visible; position: relative; }
.ruler line { stroke: var(--line); }
.ruler text { fill: var(--soft); font-size: 11px; }
.threads { position: absolute; top: 22px; left: 0; width: 100%; height: calc(100% - 22px); }
.threads path { stroke: var(--accent); stroke-opacity: 0.22; }
.threads.many path { stroke-opacity: 0.1; }
.lane { position: relative; padding-top: 24px; }
.head { display: flex; flex-wrap: wrap; align-items: baseline; gap: 0 12px; margin-bottom: 8px; position: sticky; left: 0; width: fit-content; max-width: min(100%, 92vw); background: var(--paper); padding-right: 8px; }
.head p, .legend { color: var(--soft); font-size: 0.8rem; }
.legend { display: flex; flex-wrap: wrap; gap: 0 14px; list-style: none; }
.legend i { display: inline-block; width: 14px; height: 10px; margin-right: 5px; }
.legend .line { height: 0; border-top: 2px solid var(--accent); vertical-align: middle; }
.legend .thin { border-top: 1px solid var(--soft); }
.legend .dashed { border-top-style: dashed; border-top-width: 1px; }
.legend .grey { background: var(--grey); }
.legend .dot { width: 10px; border-radius: 50%; background: var(--accent); border: 2px solid var(--accent); }
.legend .hollow { background: none; }
.legend .soft { background: var(--accent); opacity: 0.3; }
.legend .middling { background: var(--accent); opacity: 0.62; }
.legend .loud { background: var(--accent); }

svg text { fill: var(--ink); font-size: 13px; }
svg text.label { font-size: 12px; }
svg .soft { fill: var(--soft); }
svg text.scale { fill: var(--soft); font-size: 11px; paint-order: stroke; stroke: var(--paper); stroke-width: 3px; }
svg text.end { text-anchor: end; }
svg svg { overflow: visible; }
svg path { fill: none; vector-effect: non-scaling-stroke; }
svg line { stroke: var(--line); }
svg line.target { stroke: var(--accent); stroke-dasharray: 4 4; }
svg .section { fill: var(--accent); stroke: var(--paper); stroke-width: 2px; }
svg .energy { fill: var(--grey); }
svg .step, svg .short-term { stroke: var(--accent); stroke-width: 2px; stroke-linejoin: round; }
svg .step.ending { stroke-dasharray: 2 4; }
svg .bars { stroke: var(--grey); stroke-width: 1px; }
svg .beats { stroke: var(--line); stroke-width: 1px; }
svg .cut { stroke: var(--accent); stroke-width: 2px; fill: var(--paper); }
svg .cut.heard { fill: var(--accent); }
svg .cut.none { stroke: none; fill: var(--soft); }
svg .cut:hover { stroke: var(--ink); }
svg .speech { fill: var(--ink); fill-opacity: 0.55; }
svg .chord { fill: var(--grey); fill-opacity: 0.75; }
svg .chord.odd { fill-opacity: 0.4; }
svg .limits { fill: var(--grey); fill-opacity: 0.4; }
svg .wave { fill: var(--soft); fill-opacity: 0.75; }
svg .momentary { stroke: var(--soft); stroke-width: 1px; stroke-opacity: 0.7; }
svg .rail { fill: var(--grey); fill-opacity: 0.3; }
svg path.soft { fill: var(--accent); fill-opacity: 0.3; }
svg path.middling { fill: var(--accent); fill-opacity: 0.62; }
svg path.loud { fill: var(--accent); }
.part { margin-bottom: 6px; }
.part h4 { font-size: 0.8rem; font-weight: 500; line-height: 1.5; position: sticky; left: 0; width: fit-content; background: var(--paper); padding-right: 8px; }
.part h4 span { color: var(--soft); font-weight: 400; }
#cursor { position: absolute; top: 22px; bottom: 0; width: 0; border-left: 1px solid var(--ink); pointer-events: none; }
#cursor span { position: absolute; top: -22px; left: -1px; padding: 1px 8px; white-space: nowrap; background: var(--ink); color: var(--paper); font-size: 0.75rem; border-radius: 3px; }
#cursor.left span { left: auto; right: 0; }

.table { overflow-x: auto; margin-top: 20px; }
.table.tall { max-height: 34rem; overflow-y: auto; }
.table.tall thead th { position: sticky; top: 0; background: var(--paper); }
table { border-collapse: collapse; width: 100%; font-size: 0.9rem; }
th, td { padding: 8px 20px 8px 0; text-align: left; vertical-align: baseline; border-bottom: 1px solid var(--line); }
thead th { color: var(--soft); font-size: 0.8rem; font-weight: 500; white-space: nowrap; }
tbody th { font-weight: 500; }
#hits :is(th, td):not(:nth-child(3), :nth-child(5), :nth-child(10)), #score :is(th, td):is(:nth-child(2), :nth-child(3)) { text-align: right; }
#hits :is(th, td):not(:nth-child(10)), #score td:nth-child(3) { white-space: nowrap; }
td.words { color: var(--soft); min-width: 16rem; }
td strong { color: var(--accent); }
.band { margin: 0 10px; vertical-align: middle; }
.band rect { fill: var(--grey); }
.band circle { fill: var(--accent); stroke: var(--accent); stroke-width: 2px; }
.band circle.out { fill: var(--paper); }
#sheet h3 { margin: 24px 0 8px; }
.sheet { display: grid; grid-template-columns: repeat(auto-fill, minmax(112px, 1fr)); list-style: none; }
.sheet li { padding: 8px 10px; border-left: 1px solid var(--line); border-bottom: 1px solid var(--line); white-space: pre-wrap; }
.sheet .soft { display: block; font-size: 0.7rem; line-height: 1; }
footer { margin-top: 96px; padding-bottom: 64px; color: var(--soft); font-size: 0.8rem; }

@media (max-width: 640px) {
  main, footer { padding: 0 20px; }
  header { padding-top: 40px; }
  h2 { margin-top: 56px; }
  .tiles { grid-template-columns: repeat(2, 1fr); }
  .tile { padding-right: 14px; }
  .tile .value { font-size: 1.25rem; }
  .scroll { margin: 16px -20px 0; padding: 0 20px 8px; }
  .sheet { grid-template-columns: repeat(4, 1fr); }
}
@media print {
  :root { --paper: #fff; --ink: #000; --soft: #555; --line: #ddd; --grey: #d8d8d8; --accent: #0f6b66; }
  * { -webkit-print-color-adjust: exact; print-color-adjust: exact; }
  body { font-size: 10pt; }
  main, footer { max-width: none; padding: 0; }
  header { padding-top: 0; }
  h2 { margin-top: 32px; break-after: avoid; }
  .scroll, .table, .table.tall { overflow: visible; max-height: none; margin-left: 0; margin-right: 0; padding: 0; }
  #lanes { min-width: 0; }
  .lane, .tile, tr, .sheet li { break-inside: avoid; }
  #cursor { display: none; }
}
`;

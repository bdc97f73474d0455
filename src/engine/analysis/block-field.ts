/** What became of each block of a frame since another one. Arrays hold one entry a block. */
export interface BlockField {
  columns: number;
  rows: number;
  /** Where the block has come from, working pixels: positive is rightwards and down. */
  dx: Float32Array;
  dy: Float32Array;
  /** 0…1: how surely the structure fixes the displacement, both ways; 0 for a plain block. */
  confidence: Float32Array;
  /** 0…1: share of the block's structure that no displacement explains. */
  unexplained: Float32Array;
  /** Difference of the matched blocks' mean luma, and of their mean chroma, in levels. */
  lumaShift: Float32Array;
  chromaShift: Float32Array;
  /** Mean absolute deviation of luma within the block, levels. */
  texture: Float32Array;
  /** 0…1: how much of the block lies in the area that was asked for. */
  within: Float32Array;
}

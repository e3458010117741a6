/** JSON that keeps numbers: unsafe integers as BigInt, the text of every number at hand. */
export { isNumberText } from './isNumberText';
export { JsonCarryError } from './JsonCarryError';
export { JsonNumber } from './JsonNumber';
export { JsonSyntaxError } from './JsonSyntaxError';
export { numberText } from './numberTexts';
export { parseJson } from './parseJson';
export { type JsonMember, type JsonNode, parseJsonTree } from './parseJsonTree';
export { stringifyJson } from './stringifyJson';
export { type JsonVisitor, walkJson } from './walkJson';

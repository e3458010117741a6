/** JSON that keeps numbers: unsafe integers as BigInt, the text of every number at hand. */
export { isNumberText } from './isNumberText';
export { isPlainJson } from './isPlainJson';
export { JsonCarryError } from './JsonCarryError';
export { JsonNumber } from './JsonNumber';
export { JsonSyntaxError } from './JsonSyntaxError';
export { carryNumberTexts, numberText, rememberNumberText } from './numberTexts';
export { parseJson } from './parseJson';
export { type JsonMember, type JsonNode, parseJsonTree } from './parseJsonTree';
export { stringifyJson } from './stringifyJson';
export { type JsonVisitor, walkJson } from './walkJson';

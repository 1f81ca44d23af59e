/** Something about the files given that the person who runs the script can mend; anything else thrown is a fault of the script. */
export class InputProblem extends Error {
  override readonly name = 'InputProblem';
}

import type { Finding } from "@platform/aws-model/finding";
import { isPlainMap } from "@platform/aws-model/wire";
import type { World } from "./result";

/**
 * What a program's default export has become. Of a CommonJS program the SDK calls a function only where it is the whole
 * export; one that is exported as default becomes a stack output, an empty object, and makes nothing.
 */
export function defaultExportNotes({ stackOutputs }: World): Finding[] {
    const exported = stackOutputs["default"];
    if (exported === undefined || !isPlainMap(exported) || Object.keys(exported).length > 0) {
        return [];
    }
    return [
        {
            source: "program",
            level: "advisory",
            code: "default-export",
            message:
                'the stack output "default" is an empty object: if the program exports a function as default, nobody calls it',
            fix: 'write "export = async () => { … }", or make the program an ES module',
        },
    ];
}

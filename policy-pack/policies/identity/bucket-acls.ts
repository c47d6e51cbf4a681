import { valuesAt } from "@platform/aws-model/paths";
import { deferred, violation, type PolicyFinding } from "../../lib/finding";
import type { Resource } from "@platform/aws-model/resource";
import { BUCKET_ACL } from "@platform/aws-model/types";

const PUBLIC_ACLS = ["public-read", "public-read-write", "authenticated-read"];
/** The groups of an access control list that hold everybody, or everybody with an AWS account. */
const EVERYBODY = /\/(AllUsers|AuthenticatedUsers)$/;
const REQUIRED = "access by policy alone";

/** Whether a bucket's access control list lets everybody in. */
export function judgeAcl(resource: Resource): readonly PolicyFinding[] {
    const acl = resource.get("acl").text();
    const named = acl.state === "known" && PUBLIC_ACLS.includes(acl.value);
    const path = BUCKET_ACL.includes(resource.type) ? "accessControlPolicy.grants.*.grantee.uri" : "grants.*.uri";
    const groups = valuesAt(resource, path);
    const open = groups.filter((uri) => {
        const text = uri.text();
        return text.state === "known" && EVERYBODY.test(text.value);
    });
    const refuse = (at: string) =>
        violation(resource, { at, found: "open to everybody", required: REQUIRED, fix: "remove it" });
    const unclear = [resource.get("acl"), ...groups].filter((value) => value.text().state === "unknown");
    return [
        ...(named ? [refuse("acl")] : []),
        ...open.map((uri) => refuse(uri.path)),
        ...unclear.map(({ path: at }) => deferred(resource, at, "a list that is plain in the program")),
    ];
}

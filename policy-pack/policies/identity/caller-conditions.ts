import { isFixed, type Condition } from "@platform/aws-model/iam/conditions";
import { AddressSet } from "@platform/aws-model/network/addresses";

/** Keys that say who is calling, or for whom. */
const CALLERS =
    /^(aws:(source(arn|account|owner|orgid|orgpaths|vpc|vpce|vpcarn)|principal(arn|account|orgid|orgpaths)|userid)|kms:calleraccount|s3:dataaccesspoint(arn|account))$/;
/** What a service encrypts for: the ARN of the log group, the topic, the volume. */
const ENCRYPTS_FOR = /^kms:encryptioncontext:/;
/** Only those in the VPC reach a mount target. */
const VIA_MOUNT_TARGET = "elasticfilesystem:accessedviamounttarget";
const ADDRESSES = ["aws:sourceip", "aws:vpcsourceip"];
/** Wider ranges are nobody's own; AWS takes them for the public as well. */
const WIDEST = { v4: 8, v6: 32 };

/** Whether a condition lets in only named callers, or callers from named networks. */
export function namesCaller(condition: Condition): boolean {
    return (CALLERS.test(condition.key) && isFixed(condition)) || isFromNetworks(condition) || isMounted(condition);
}

/** Whether a condition says for whom a service acts. */
export function namesCustomer(condition: Condition): boolean {
    return namesCaller(condition) || (ENCRYPTS_FOR.test(condition.key) && isFixed(condition));
}

function isFromNetworks({ key, operator, vacuous, values }: Condition): boolean {
    if (!ADDRESSES.includes(key) || operator !== "ipaddress" || vacuous || values.length === 0) return false;
    return values.every((value) => {
        const text = value.text();
        if (text.state !== "known") return text.state === "unknown";
        const widest = text.value.includes(":") ? WIDEST.v6 : WIDEST.v4;
        return AddressSet.parse(text.value) !== undefined && Number(text.value.split("/")[1] ?? "128") >= widest;
    });
}

function isMounted({ key, operator, vacuous, values }: Condition): boolean {
    if (key !== VIA_MOUNT_TARGET || operator !== "bool" || vacuous || values.length === 0) return false;
    return values.every((value) => {
        const flag = value.flag();
        return flag.state === "known" && flag.value;
    });
}

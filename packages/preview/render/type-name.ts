/** `aws:ec2/vpc:Vpc` → `ec2/Vpc`, `aws:index/x:X` → `X`; other packages keep their name: `random:RandomId`. */
export function shortType(type: string): string {
    const [packageName = "", module = "", member = ""] = type.split(":");
    if (member === "") {
        return type;
    }
    const service = module.split("/")[0] ?? "";
    const inModule = service === "" || service === "index" ? member : `${service}/${member}`;
    return packageName === "aws" ? inModule : `${packageName}:${inModule}`;
}

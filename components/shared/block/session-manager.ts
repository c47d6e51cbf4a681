/** AWS services that instances call so that Session Manager reaches them. */
export const sessionManager = ["ec2messages", "ssm", "ssmmessages"];

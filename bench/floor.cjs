"use strict";
/* What nobody can undercut who uses Pulumi's SDK as it is: loading it. */
require("@pulumi/pulumi");
require("@pulumi/aws");

using System;
using System.Buffers;
using System.Buffers.Binary;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Text;
using System.Threading;
using System.Threading.Tasks;
using KcapiGen;

[KernelCipher("cbc(aes)")]
public sealed partial class Cbc;

[KernelCipher("ctr(aes)")]
public sealed partial class Ctr;

[KernelCipher("gcm(aes)")]
public sealed partial class Gcm;


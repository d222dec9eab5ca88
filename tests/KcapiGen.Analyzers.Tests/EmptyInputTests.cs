using KcapiGen.Analyzers.Tests.Harness;
using Xunit;

namespace KcapiGen.Analyzers.Tests;

/// <summary>What types carry needs no rule: an empty collection means no bytes, not no vectors.</summary>
public class EmptyInputTests
{
    // An error of the compiler (CS0121, the call is ambiguous) would be reported.
    [Fact]
    public Task AnEmptyCollectionIsBytes() => Verify.DeclarationAsync(
        """
        [KernelCipher("gcm(aes)")] partial class Gcm;
        class User
        {
            int Seal(Gcm gcm, byte[] nonce, byte[] aad)
            {
                using CipherStream stream = gcm.BeginEncrypt(nonce, aad);
                stream.Update([], last: true);
                return stream.Op([]);
            }

            int Vectors(CipherStream stream, IoVec vector) => stream.Update([vector]) + stream.Op([vector, vector]) + stream.Update(vector);
        }
        """);
}

using KcapiGen.Generator.Catalogue;
using KcapiGen.Definitions;
using MessageLength = KcapiGen.Definitions.MessageLength;

namespace Doctor;

/// <summary>A cipher of the catalogue as the runtime wants it, of which the in-process engine looks at the name and the sizes of key, salt and tag.</summary>
internal static class EngineDefinition
{
    public static CipherDefinition Of(Algorithm cipher)
    {
        int saltSize = cipher.KeyLayout == KeyLayout.Authenc ? 0 : cipher.SaltSize;
        if (cipher.Kind == AlgorithmKind.Aead)
        {
            int tagSize = cipher.TagSizes.Max();
            return new AeadDefinition
            {
                Algorithm = cipher.Name,
                KeySizes = [.. cipher.KeySizes],
                AuthenticationKeySizes = [.. cipher.AuthenticationKeySizes],
                SaltSize = saltSize,
                NonceSize = cipher.IvSize,
                TagSize = tagSize,
                DefaultTagSize = tagSize,
            };
        }

        return new SkcipherDefinition { Algorithm = cipher.Name, KeySizes = [.. cipher.KeySizes], SaltSize = saltSize, IvSize = cipher.IvSize, BlockSize = cipher.BlockSize, MessageLength = MessageLength.Any };
    }
}

using System.Globalization;
using System.Text;

namespace KcapiGen.AnalyzerBenchmark;

/// <summary>A project as large as asked for: plain code, and in every tenth file a class that encrypts, one shot and in streams.</summary>
internal static class GeneratedProject
{
    public static IReadOnlyList<string> Files(int lines)
    {
        List<string> files = [Ciphers];
        for (int written = 0; written < lines;)
        {
            string file = files.Count % 10 == 0 ? CipherFile(files.Count) : PlainFile(files.Count);
            files.Add(file);
            written += file.Count(character => character == '\n');
        }

        return files;
    }

    private const string Ciphers =
        """
        using KcapiGen;
        namespace Large;
        [KernelCipher("gcm(aes)", Fallback = KernelFallback.InProcess)] public sealed partial class Gcm;
        [KernelCipher("ctr(aes)", Fallback = KernelFallback.InProcess)] public sealed partial class Ctr;

        """;

    private static string PlainFile(int number)
    {
        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture, $"using System;\nusing System.Collections.Generic;\nusing System.IO;\nusing System.Linq;\nusing System.Text;\nnamespace Large;\npublic sealed class Store{number}\n{{\n    private readonly Dictionary<string, List<int>> _items = new();\n\n");
        for (int method = 0; method < 12; method++)
        {
            text.Append(
                $$"""
                    public int Total{{method}}(IEnumerable<string> names, Func<int, bool> wanted)
                    {
                        int total = 0;
                        foreach (string name in names.Where(name => name.Length > {{method}}))
                        {
                            if (!_items.TryGetValue(name, out List<int>? values)) continue;
                            for (int i = 0; i < values.Count; i++)
                            {
                                if (wanted(values[i])) total += values[i] * {{method + 1}};
                            }
                        }

                        var builder = new StringBuilder($"{total}");
                        using var writer = new StringWriter(builder);
                        writer.WriteLine(string.Join(", ", _items.OrderBy(pair => pair.Key).Select(pair => $"{pair.Key}: {pair.Value.Count}")));
                        try
                        {
                            _items.Add(builder.ToString(), new List<int> { total });
                        }
                        catch (ArgumentException)
                        {
                            return -1;
                        }

                        return total;
                    }


                """);
        }

        return text.Append("}\n").ToString();
    }

    private static string CipherFile(int number)
    {
        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture, $"using System;\nusing System.Buffers;\nusing System.IO;\nusing System.Security.Cryptography;\nusing KcapiGen;\nnamespace Large;\npublic static unsafe class Sealing{number}\n{{\n");
        for (int method = 0; method < 6; method++)
        {
            text.Append(
                $$"""
                    public static void Seal{{method}}(byte[] key, Stream input, Stream output)
                    {
                        using var gcm = new Gcm(key);
                        byte[] nonce = RandomNumberGenerator.GetBytes(Gcm.NonceSize), buffer = new byte[4096], tag = new byte[Gcm.TagSize];
                        for (int read; (read = input.Read(buffer, 0, buffer.Length)) > 0;)
                        {
                            nonce[{{method}}]++;
                            gcm.Encrypt(nonce, buffer.AsSpan(0, read), buffer.AsSpan(0, read), tag);
                            output.Write(buffer, 0, read);
                            output.Write(tag);
                        }
                    }

                    public static int Stream{{method}}(Ctr ctr, byte[] iv, byte[] text, byte[] result)
                    {
                        byte[] rented = ArrayPool<byte>.Shared.Rent(text.Length);
                        try
                        {
                            text.CopyTo(rented, 0);
                            using CipherStream stream = ctr.BeginEncrypt(iv);
                            fixed (byte* p = rented)
                            {
                                stream.Update(IoVec.FromPointer(p, (nuint)text.Length), last: true);
                                return stream.Op(result);
                            }
                        }
                        finally
                        {
                            ArrayPool<byte>.Shared.Return(rented);
                        }
                    }


                """);
        }

        return text.Append("}\n").ToString();
    }
}

using KcapiGen.Definitions;

namespace KcapiGen.Kernel;

/// <summary>Computes the maximum number of bytes that this process can make an OP hold.</summary>
internal static class OpLimit
{
    // The socket's option memory if the sysctl cannot be read: the default of Linux before 6.7.
    private const int DefaultOptionMemory = 20 * 1024;

    // A list of pages takes a page of option memory and names 126 pages of input (MAX_SGL_ENTS in include/crypto/if_alg.h).
    private const int PagesOfList = 126;

    // Beside the lists: 32 bytes for each page of input (struct scatterlist), and for each 16 pages of output a node of some 700 bytes
    // (struct af_alg_rsgl); and the request itself, with what the cipher keeps in it.
    private const int BytesOfPage = 32 + (704 / 16);
    private const int BytesOfRequest = 4096;

    private static int _bytes;

    /// <summary>Returns the number of bytes. It is the same for every cipher, so the kernel is asked once in the life of the process.</summary>
    /// <param name="definition">Any cipher that the kernel has.</param>
    public static int Of(CipherDefinition definition) => _bytes != 0 ? _bytes : _bytes = Measure(definition);

    /// <summary>Returns the number of pages whose lists fit in a socket's option memory (sock_kmalloc in net/core/sock.c).</summary>
    public static int PagesIn(int optionMemory)
    {
        int pages = 0;
        while (ListBytes(pages + 1) < optionMemory)
        {
            pages++;
        }

        return pages;
    }

    private static int Measure(CipherDefinition definition)
    {
        using TfmDescriptor tfm = KernelDoor.TryOpen(definition, out KernelSupport support) ?? throw new KernelNotSupportedException(support);
        using OpDescriptor op = tfm.Accept();
        int buffers = OpBuffers.Raise(op, int.MaxValue);
        long lists = (long)PagesIn(Machine.OptionMemory ?? DefaultOptionMemory) * Environment.SystemPageSize;
        return (int)Math.Min(buffers, lists);
    }

    private static long ListBytes(int pages)
        => BytesOfRequest + ((long)Environment.SystemPageSize * ((pages + PagesOfList - 1) / PagesOfList)) + ((long)BytesOfPage * pages);
}

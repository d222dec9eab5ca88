using System.Globalization;
using System.Runtime.CompilerServices;
using KcapiGen.Definitions;
using KcapiGen.Handles;
using KcapiGen.Reliability.Tests.Declared;
using KcapiGen.Reliability.Tests.Harness;

namespace KcapiGen.Reliability.Tests.Races;

#pragma warning disable KCG106 // That nothing comes of the input is what is attacked with.

/// <summary>The child: leaves thousands of handles, streams and transforms to the collector, and looks at what they leave behind.</summary>
internal static class AbandonAttack
{
    private const int WarmUp = 300;
    private const int Times = 3_000;
    private const int Together = 150;

    // What one of them holds in native memory, in bytes, when it is abandoned.
    private const int Held = 60_000;

    // All of what they hold is 170 MiB for each kind.
    private const long MostGrowth = 40L << 20;

    private static readonly Key Sixteen = new(new byte[16], [], IsAuthenc: false);

    private static readonly (string Name, Action Leave)[] Kinds =
    [
        ("a stream of ctr(aes)", LeaveStream),
        ("a stream of gcm(aes)", LeaveAeadStream),
        ("a stream of ctr(aes) with lent memory copied behind", LeaveStreamWithLoan),
        ("a transform of cbc(aes)", LeaveTransform),
        ("a handle of ctr(aes)", LeaveHandle),
        ("a hash", LeaveHash),
        ("a random number generator", LeaveRandom),
    ];

    /// <summary>Runs the attack; returns the exit status: 0 where nothing was found.</summary>
    public static int Run()
    {
        using var watchdog = new Watchdog();
        int status = 0;
        foreach ((string name, Action leave) in Kinds)
        {
            watchdog.Begin(name);
            LeaveMany(leave, WarmUp, watchdog);
            long memory = ResidentMemory();
            int descriptors = OpenDescriptors.Count();
            LeaveMany(leave, Times, watchdog);
            long growth = ResidentMemory() - memory;
            int more = OpenDescriptors.Count() - descriptors;
            Console.WriteLine($"{name}: {Times} abandoned, {growth >> 20} MiB and {more} descriptors more");
            status = growth > MostGrowth || more > 0 ? 1 : status;
        }

        return status;
    }

    private static void LeaveMany(Action leave, int times, Watchdog watchdog)
    {
        for (int i = 0; i < times; i++)
        {
            leave();
            if (i % Together == Together - 1)
            {
                watchdog.Beat();
                GC.Collect();
                GC.WaitForPendingFinalizers();
            }
        }

        OpenDescriptors.CountSettled();
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void LeaveStream() => SkcipherHandle.Open(Ctr.Definition, Sixteen.CipherKey).BeginEncrypt(new byte[16]).Update(new byte[Held]);

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void LeaveAeadStream() => AeadHandle.Open(Gcm.Definition, Sixteen.CipherKey).BeginEncrypt(new byte[12], ReadOnlySpan<byte>.Empty).Update(new byte[Held]);

    // What is copied behind lent memory waits for Op outside the operation.
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void LeaveStreamWithLoan()
    {
        using NativeBuffer lent = NativeBuffer.Allocate(16);
        CipherStream stream = SkcipherHandle.Open(Ctr.Definition, Sixteen.CipherKey).BeginEncrypt(new byte[16]);
        stream.Update(lent.Vector(0, 16));
        stream.Update(new byte[Held]);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void LeaveTransform() => SkcipherHandle.Open(Cbc.Definition, Sixteen.CipherKey).CreateTransform(encrypt: true, new byte[16]).TransformBlock(new byte[Held / 16 * 16], 0, Held / 16 * 16, new byte[Held], 0);

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void LeaveHandle()
    {
        SkcipherHandle handle = SkcipherHandle.Open(Ctr.Definition, Sixteen.CipherKey);
        handle.EncryptSectors(0, SectorFormat.Plain64(512), new byte[Held / 512 * 512], new byte[Held]);
        handle.Rekey(Sixteen.CipherKey);
        handle.Reinit().Encrypt(new byte[16], new byte[100], new byte[100]);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void LeaveHash()
    {
        HashHandle handle = HashHandle.Open(HmacSha256.Definition, CipherKey.FromBytes(new byte[16]));
        handle.AppendData(new byte[Held]);
        handle.Duplicate().AppendData(new byte[16]);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void LeaveRandom() => RandomHandle.Open(Drbg.Definition, []).Fill(new byte[100]);

    private static long ResidentMemory()
    {
        string line = File.ReadLines("/proc/self/status").First(one => one.StartsWith("VmRSS:", StringComparison.Ordinal));
        return long.Parse(line.Split(' ', StringSplitOptions.RemoveEmptyEntries)[1], CultureInfo.InvariantCulture) << 10;
    }
}

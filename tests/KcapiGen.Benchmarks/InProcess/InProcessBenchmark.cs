using KcapiGen.Benchmarks.Measuring;

namespace KcapiGen.Benchmarks.InProcess;

/// <summary>The in-process engine beside .NET's own classes, libcrypto in C and openssl speed, on this machine itself.</summary>
internal static class InProcessBenchmark
{
    public static Section Run(bool quick, Pace pace)
    {
        using var race = new Race(Contenders.WithoutTheKernel, pace);
        using var openings = new Race(Contenders.ShutOut, pace);
        int[] longSizes = quick ? [4096] : [4096, 16_384, 65_536];
        Measured[] cases =
        [
            .. new[] { "gcm(aes)", "cbc(aes)", "sha256", "hmac(sha256)" }.Select(algorithm => openings.Run(new("open", algorithm, 0))),
            .. new[] { "gcm(aes)", "cbc(aes)" }.Select(algorithm => race.Run(new("message", algorithm, 512))),
            .. longSizes.SelectMany(size => new[] { "gcm(aes)", "cbc(aes)", "ctr(aes)", "xts(aes)" }.Select(algorithm =>
            {
                var asked = new Case("message", algorithm, size);

                // A second for each of its rounds: in a hurry for one cipher.
                return quick && algorithm != "ctr(aes)" ? race.Run(asked) : race.Run(asked, new OpensslSpeedLane(asked));
            })),
            .. new[] { 1000, 20_000 }.Select(iterations => race.Run(new("pbkdf2", "hmac(sha256)", iterations))),
        ];
        return new("inprocess", Machine.Describe(), Machine.Today, pace.Rounds, [], cases, []);
    }
}

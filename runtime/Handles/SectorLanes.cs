using KcapiGen.Operations;

namespace KcapiGen.Handles;

/// <summary>Distributes many sectors over several OPs of one key, each on its own thread.</summary>
/// <remarks>
/// There is one OP for every 64 KiB of a call, and at most one a processor. To process 64 KiB takes many times as long as to pass it to another
/// thread.
/// </remarks>
internal sealed class SectorLanes : IDisposable
{
    private const int BytesOfLane = 65_536;

    // In addition to the OP of the handle, which the caller's thread uses.
    private readonly List<SectorLane> _others = [];

    /// <summary>Transforms sectors, and adds their failures to the batch.</summary>
    public void Transform(CipherOperation operation, MessageBatch batch, in SectorRun run)
    {
        int lanes = Open(operation, (int)Math.Clamp((long)run.Count * run.Format.SectorSize / BytesOfLane, 1, Environment.ProcessorCount));
        int share = run.Count / lanes;
        int begun = 0;
        try
        {
            for (int i = 1; i < lanes; i++)
            {
                _others[begun].Begin(run.Slice(i * share, i == lanes - 1 ? run.Count - (i * share) : share));
                begun = i;
            }

            Sectors.Transform(operation, batch, lanes == 1 ? run : run.Slice(0, share));
        }
        finally
        {
            // Whatever happened, no other thread may write to the caller's memory after this.
            for (int i = 0; i < begun; i++)
            {
                _others[i].End(batch);
            }
        }

        for (int i = 0; i < begun; i++)
        {
            _others[i].ThrowIfFaulted();
        }
    }

    private int Open(CipherOperation operation, int lanes)
    {
        try
        {
            while (_others.Count < lanes - 1)
            {
                _others.Add(new SectorLane(operation.Reinit()));
            }
        }
        catch (KernelCryptoException)
        {
            // The process has no more descriptors, so use fewer lanes.
        }

        return Math.Min(lanes, _others.Count + 1);
    }

    public void Dispose()
    {
        foreach (SectorLane lane in _others)
        {
            lane.Dispose();
        }
    }
}

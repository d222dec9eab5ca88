using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace KcapiGen.Generator.Analyzers.KeysAndNonces;

/// <summary>A message of a batch. EncryptBatch encrypts it with what its nonce holds at that time.</summary>
/// <param name="Made">Where it was created.</param>
/// <param name="Nonce">The memory that it takes the nonce from.</param>
/// <param name="Index">Its index, where that is constant: another message there replaces it.</param>
internal sealed record Message(IOperation Made, Region Nonce, string? Index);

/// <summary>The messages that are known to be in an array, list or span.</summary>
internal sealed class MessageNonces
{
    private Dictionary<object, (ImmutableArray<Message> Messages, bool Sent)> _bySite = [];

    public MessageNonces Clone() => new() { _bySite = new(_bySite) };

    public ImmutableArray<Message> At(object site)
        => _bySite.TryGetValue(site, out (ImmutableArray<Message> Messages, bool Sent) batch) ? batch.Messages : [];

    public void Set(object site, ImmutableArray<Message> messages)
    {
        if (messages.IsEmpty)
        {
            _bySite.Remove(site);
        }
        else
        {
            _bySite[site] = (messages, false);
        }
    }

    // When a batch that was sent is filled again, it is not known which messages are replaced.
    /// <returns>Where a message was created that is there already, from an earlier iteration of a loop; null if there is none.</returns>
    public IOperation? Add(object site, ImmutableArray<Message> messages, string? index)
    {
        if (messages.IsEmpty)
        {
            return null;
        }

        bool begins = !_bySite.TryGetValue(site, out (ImmutableArray<Message> Messages, bool Sent) batch) || batch.Sent;
        List<Message> before = begins ? [] : [.. batch.Messages.Where(message => index is null || message.Index != index)];
        List<Message> added = [.. messages.Select(message => message with { Index = index })];
        _bySite[site] = ([.. before, .. added], false);
        return added.FirstOrDefault(before.Contains)?.Made;
    }

    public ImmutableArray<Message> Send(object site)
    {
        ImmutableArray<Message> messages = At(site);
        if (!messages.IsEmpty)
        {
            _bySite[site] = (messages, true);
        }

        return messages;
    }

    /// <summary>An allocation site runs again, for example in the next iteration of a loop.</summary>
    public void Renew(object site)
    {
        _bySite.Remove(site);
        foreach (KeyValuePair<object, (ImmutableArray<Message> Messages, bool Sent)> batch in _bySite.ToList())
        {
            _bySite[batch.Key] = (batch.Value.Messages.RemoveAll(message => message.Nonce.Site.Equals(site)), batch.Value.Sent);
        }
    }

    /// <summary>Returns the messages that are there on both paths.</summary>
    public MessageNonces Join(MessageNonces other)
    {
        MessageNonces result = new();
        foreach (KeyValuePair<object, (ImmutableArray<Message> Messages, bool Sent)> batch in _bySite)
        {
            if (other._bySite.TryGetValue(batch.Key, out (ImmutableArray<Message> Messages, bool Sent) its))
            {
                result._bySite[batch.Key] = ([.. batch.Value.Messages.Where(its.Messages.Contains)], batch.Value.Sent || its.Sent);
            }
        }

        return result;
    }
}

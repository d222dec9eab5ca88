using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace KcapiGen.Generator.Analyzers.KeysAndNonces;

/// <content>What allocates and writes memory.</content>
internal sealed partial class MethodState
{
    /// <summary>Allocates at a site. Whatever it allocated before, in an earlier iteration, is different memory.</summary>
    public Region Allocate(IOperation site, Content content)
    {
        Renew(site);
        ChangeMembers(site);
        Contents[site] = content;
        return new(site);
    }

    /// <summary>Allocates bytes that are written in the source.</summary>
    public Region Allocate(IOperation site, Written written) => Allocate(site, ContentKind.Literal, written);

    public Region Allocate(IOperation site, ContentKind kind, object? stamp = null) => Allocate(site, new Content(kind, stamp ?? site));

    /// <summary>Forgets what rests on what a site allocated before.</summary>
    public void Renew(object stamp)
    {
        Messages.Renew(stamp);
        Renewals[stamp] = RenewalsOf(stamp) + 1;
        foreach (NonceUse use in Uses.Keys.Where(use => use.RestsOn(stamp)).ToList())
        {
            Uses.Remove(use);
        }

        foreach (KeyValuePair<object, Content> pair in Contents.Where(pair => RestsOn(pair.Value) || (pair.Value.Head is { } head && RestsOn(head)))
            .ToList())
        {
            Content content = pair.Value;
            Contents[pair.Key] = content with
            {
                Stamp = RestsOn(content) ? new() : content.Stamp,
                Head = content.Head is { } head && RestsOn(head) ? null : content.Head,
            };
        }

        bool RestsOn(Content content) => Derived.Has(content.Stamp, stamp);
    }

    public void Set(object site, Content content)
    {
        Contents.TryGetValue(site, out Content? old);
        Contents[site] = old is { Untracked: true } ? old : content with { Escaped = content.Escaped || old is { Escaped: true } };
    }

    /// <summary>Writes bytes that are not known.</summary>
    /// <param name="memory">Where.</param>
    /// <param name="stamp">What writes; or the stamp of the result, where it is derived from others.</param>
    public void Write(Region memory, object stamp)
    {
        Findings.Changes(memory.Site, memory.From);
        if (stamp is not Derived)
        {
            Renew(stamp);
        }

        Content before = Contents.TryGetValue(memory.Site, out Content? known) ? known : Content.Unknown(memory.Site);
        Set(memory.Site, before.WrittenBehind(memory.From, stamp));
        ChangeMembers(memory.Site);
    }

    /// <summary>Writes bytes into some memory, whose other bytes stay. Constants written into constants at a constant place are constant.</summary>
    /// <param name="memory">Where; null where it is not known.</param>
    /// <param name="by">What writes.</param>
    /// <param name="written">The bytes.</param>
    /// <param name="isFixedPlace">Whether it is the same place each time that this runs.</param>
    public void WritePart(Region? memory, IOperation by, Content written, bool isFixedPlace)
    {
        if (memory is null)
        {
            return;
        }

        Content before = ContentAt(memory);
        bool maybe = before.Maybe || written.Maybe;
        bool isKnownPlace = isFixedPlace && memory.Slice.IsKnown;
        if (before.IsConstant && written.IsConstant && isKnownPlace)
        {
            Renew(by);
            Set(memory.Site, new(ContentKind.Patched, by) { Maybe = maybe });
            return;
        }

        bool areOfConstants = before.IsOfConstants && written.IsOfConstants;
        object how = by is IInvocationOperation ? Derivation.HowOf(by) : $"{by.Syntax}";
        Derived result = new((memory.Slice, how), [before.Stamp, written.Stamp]);
        bool isRepeatable = isKnownPlace
            && !maybe
            && !before.Untracked
            && !written.Untracked
            && !areOfConstants
            && Derivation.IsRepeatable(by, result);
        Write(memory, isRepeatable ? result : by);
        if (areOfConstants)
        {
            Set(memory.Site, new(ContentKind.Computed, by) { Maybe = maybe });
        }
    }

    /// <summary>Writes all of a region.</summary>
    /// <param name="memory">The region; null where it is not known.</param>
    /// <param name="by">What writes.</param>
    /// <param name="content">The bytes; null where they are not known.</param>
    public void Overwrite(Region? memory, IOperation by, Content? content)
    {
        if (memory is null)
        {
            return;
        }

        if (content is null)
        {
            Write(memory, by);
        }
        else if (memory.Slice.IsWhole)
        {
            Set(memory.Site, content);
        }
        else
        {
            WritePart(memory, by, content, isFixedPlace: true);
        }
    }

    /// <summary>Other code has the memory from here on.</summary>
    public void Escape(Region? region)
    {
        if (region is not null)
        {
            Contents[region.Site] = ContentAt(region) with { Escaped = true };
        }
    }

    /// <summary>There is a pointer or a reference to the memory from here on, through which it is written unseen.</summary>
    public void Untrack(Region? region)
    {
        if (region is not null)
        {
            Findings.Changes(region.Site, 0);
            Contents[region.Site] = Content.Foreign() with { Untracked = true };
        }
    }

    /// <summary>What is at a site is not known any more.</summary>
    public void Forget(object site) => Contents[site] = Content.Foreign();

    /// <summary>The fields and properties of an object change, or those of an object that may be the same under another name.</summary>
    public void ChangeMembers(object site) => ForgetMembers(member =>
        member.Owner.Equals(site)
        || (site is MemberSite other && !other.Equals(member) && SymbolEqualityComparer.Default.Equals(member.Member, other.Member)));

    /// <summary>A field or property of some object changes.</summary>
    public void ChangeMember(ISymbol member) => ForgetMembers(site => SymbolEqualityComparer.Default.Equals(site.Member, member));

    /// <summary>Other threads run, which may have any of the objects.</summary>
    public void ChangeAllMembers() => ForgetMembers(_ => true);

    private void ForgetMembers(Func<MemberSite, bool> condition)
    {
        foreach (MemberSite member in Contents.Keys.OfType<MemberSite>().Where(condition).ToList())
        {
            Forget(member);
        }
    }
}

namespace PostalTracking.Web.Hosting;

/// <summary>What the addressee's side said to one attempt.</summary>
internal abstract record Delivery
{
    internal sealed record Taken : Delivery;

    /// <summary>Not now: a busy server, a broken line, our own password.</summary>
    /// <param name="After">How long the other side asks us to wait.</param>
    internal sealed record Later(string Said, TimeSpan? After = null) : Delivery;

    /// <summary>Not this letter, whenever it comes.</summary>
    internal sealed record Never(string Said) : Delivery;
}

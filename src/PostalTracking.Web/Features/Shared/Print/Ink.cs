namespace PostalTracking.Web.Features.Shared.Print;

/// <summary>The colours of the letter on white paper.</summary>
internal sealed record Ink(byte Red, byte Green, byte Blue)
{
    public static readonly Ink Black = new(0x1b, 0x24, 0x30);
    public static readonly Ink Quiet = new(0x5d, 0x66, 0x73);
    public static readonly Ink Rule = new(0xde, 0xd7, 0xc8);
    public static readonly Ink Post = new(0x12, 0x3f, 0x86);
    public static readonly Ink Stamp = new(0xb3, 0x26, 0x1e);
}

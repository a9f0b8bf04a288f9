using Microsoft.Playwright;

namespace PostalTracking.BrowserTests.Browsing;

/// <summary>A test with visitors; at its end none of them may have noticed anything wrong behind the page.</summary>
[Collection(nameof(House))]
public abstract class BrowserTest(House house) : IAsyncDisposable
{
    private readonly List<Visitor> _visitors = [];

    protected House House => house;

    public async ValueTask DisposeAsync()
    {
        foreach (var visitor in _visitors)
        {
            await visitor.DisposeAsync();
        }

        GC.SuppressFinalize(this);
        Assert.Empty(_visitors.SelectMany(visitor => visitor.Complaints));
    }

    protected static ILocatorAssertions See(ILocator locator) => Assertions.Expect(locator);

    protected static IPageAssertions See(IPage page) => Assertions.Expect(page);

    protected async Task<Visitor> VisitAsync(BrowserNewContextOptions? options = null, IBrowser? browser = null)
    {
        var visitor = await Visitor.EnterAsync(house, options, browser);
        _visitors.Add(visitor);
        return visitor;
    }
}

using System.Xml;

namespace Isthmus.Screening.Lists;

/// <summary>
/// Walks through an XML file from entry to entry. No document type, so no entities; nothing outside the file is ever asked for; the depth, the size of one value and the size of
/// one entry are bounded. A file that ends before its root is closed is refused at the end, and with it all its entries.
/// </summary>
internal sealed class XmlWalk : IDisposable
{
    /// <summary>Bytes between two steps of the reader. The largest value that a list holds, a comment of the UN, has some 5 kB; the reader itself reads ahead in blocks.</summary>
    private const long ValueBytes = 1 << 20;

    /// <summary>Elements and attributes of one entry.</summary>
    private const int EntryNodes = 100_000;

    private readonly ByteSource _source;
    private readonly ListBuilder _list;
    private readonly bool _hasDocumentType;
    private readonly XmlReader _reader;

    public XmlWalk(ByteSource source, ListBuilder list, bool hasDocumentType)
    {
        (_source, _list, _hasDocumentType) = (source, list, hasDocumentType);
        source.ValueBytes = ValueBytes;
        _reader = Guarded(() => XmlReader.Create(source, new XmlReaderSettings
        {
            DtdProcessing = DtdProcessing.Prohibit,
            XmlResolver = null,
            MaxCharactersInDocument = list.Limits.Bytes,
            IgnoreComments = true,
            IgnoreProcessingInstructions = true,
            IgnoreWhitespace = true,
            CloseInput = false,
        }));
        Root = new XmlItem("", 0);
        Guarded(() =>
        {
            while (_reader.NodeType != XmlNodeType.Element)
                if (!Step()) throw list.Error(ListErrorCode.Truncated, Line);
            Root = Element();
            return true;
        });
    }

    /// <summary>The root with its attributes; its elements come with <see cref="Next"/>.</summary>
    public XmlItem Root { get; private set; }

    public int Line => (_reader as IXmlLineInfo)?.LineNumber ?? 0;

    /// <summary>The next element with one of these names, wherever it stands outside another such element, whole; null at the end of the file.</summary>
    public XmlItem? Next(params string[] names) => Guarded(() =>
    {
        while (Step())
            if (_reader.NodeType == XmlNodeType.Element && Array.IndexOf(names, _reader.LocalName) >= 0) return Whole();
        return null;
    });

    public void Dispose() => _reader.Dispose();

    private bool Step()
    {
        _list.Step();
        _source.NextValue();
        if (!_reader.Read()) return false;
        return _reader.Depth <= _list.Limits.Depth ? true : throw _list.Error(ListErrorCode.HostileXml, Line, $"more than {_list.Limits.Depth} levels");
    }

    private XmlItem Element()
    {
        var item = new XmlItem(_reader.LocalName, Line);
        for (var more = _reader.MoveToFirstAttribute(); more; more = _reader.MoveToNextAttribute())
            if (_reader.Prefix != "xmlns" && _reader.Name != "xmlns") item.AddAttribute(_reader.LocalName, Bounded(_reader.Value));
        _reader.MoveToElement();
        return item;
    }

    private XmlItem Whole()
    {
        var nodes = 0;
        var open = new Stack<XmlItem>();
        var root = Element();
        open.Push(root);
        if (_reader.IsEmptyElement) return root;
        while (open.Count > 0 && Step())
        {
            if (++nodes > EntryNodes) throw _list.Error(ListErrorCode.HostileXml, root.Line, $"an entry with more than {EntryNodes} elements");
            switch (_reader.NodeType)
            {
                case XmlNodeType.Element:
                    var item = Element();
                    open.Peek().Add(item);
                    if (!_reader.IsEmptyElement) open.Push(item);
                    break;
                case XmlNodeType.Text or XmlNodeType.CDATA or XmlNodeType.SignificantWhitespace:
                    if (open.Peek().AddText(_reader.Value) is var length && length > _list.Limits.FieldLength) throw TooLong(length);
                    break;
                case XmlNodeType.EndElement:
                    open.Pop();
                    break;
                default:
                    break;
            }
        }
        return root;
    }

    private string Bounded(string value) => value.Length <= _list.Limits.FieldLength ? value : throw TooLong(value.Length);

    private ListFormatException TooLong(int length) => _list.Error(ListErrorCode.HostileXml, Line, $"a value of {length} characters");

    /// <summary>Says in our words what the reader of XML says in its own.</summary>
    private T Guarded<T>(Func<T> read)
    {
        try
        {
            return read();
        }
        catch (XmlException e)
        {
            throw Said(e);
        }
    }

    private ListFormatException Said(XmlException e)
    {
        var noRoot = Root is not { Name.Length: > 0 };
        if (_hasDocumentType && noRoot) return _list.Error(ListErrorCode.HostileXml, e.LineNumber, "a document type", e.LinePosition, e);
        // the encoding that the declaration names is none that can be read
        if (e.InnerException is ArgumentException) return _list.Error(ListErrorCode.WrongEncoding, e.LineNumber, e.Message, e.LinePosition, e);
        var tail = _source.Tail();
        var whole = noRoot ? tail.EndsWith('>') : tail.EndsWith($"{Root!.Name}>", StringComparison.Ordinal) && tail.LastIndexOf("</", StringComparison.Ordinal) is var at and >= 0 && at >= tail.Length - Root.Name.Length - 40;
        return _list.Error(whole ? ListErrorCode.MalformedXml : ListErrorCode.Truncated, e.LineNumber, e.Message, e.LinePosition, e);
    }
}

// SPDX-License-Identifier: GPL-3.0-or-later
#include "history/xmlevents.h"

#include <algorithm>
#include <expat.h>
#include <memory>

namespace tonekin {

namespace {

constexpr int greatestDepth = 64;
constexpr std::size_t longestText = 64 * 1024;
constexpr std::size_t portion = 1024 * 1024; // the parser counts in int

struct Reading {
    XML_Parser parser;
    XmlEvents& events;
    int depth = 0;
    std::string text;
    std::string refused;

    std::int64_t line() const { return static_cast<std::int64_t>(XML_GetCurrentLineNumber(parser)); }
    void refuse(const char* reason)
    {
        refused = reason;
        XML_StopParser(parser, XML_FALSE);
    }
};

Reading& readingOf(void* data)
{
    return *static_cast<Reading*>(data);
}

void begin(void* data, const XML_Char* name, const XML_Char** attributes)
{
    Reading& reading = readingOf(data);
    if (++reading.depth > greatestDepth)
        return reading.refuse("elements are nested too deep");
    reading.text.clear();
    std::string_view type;
    for (; *attributes != nullptr; attributes += 2)
        if (std::string_view(attributes[0]) == "type")
            type = attributes[1];
    reading.events.begin(name, type, reading.line());
}

void end(void* data, const XML_Char* name)
{
    Reading& reading = readingOf(data);
    --reading.depth;
    reading.events.end(name, reading.text, reading.line());
    reading.text.clear();
}

void characters(void* data, const XML_Char* text, int length)
{
    std::string& all = readingOf(data).text;
    all.append(text, std::min(static_cast<std::size_t>(length), longestText - std::min(longestText, all.size())));
}

void entity(void* data, const XML_Char*, int, const XML_Char*, int, const XML_Char*, const XML_Char*, const XML_Char*,
            const XML_Char*)
{
    readingOf(data).refuse("it defines entities of its own");
}

} // namespace

XmlFlaw readXml(std::string_view xml, XmlEvents& events)
{
    const std::unique_ptr<XML_ParserStruct, decltype(&XML_ParserFree)> parser(XML_ParserCreate(nullptr),
                                                                              XML_ParserFree);
    if (!parser)
        return {0, "out of memory"};
    Reading reading{parser.get(), events, 0, {}, {}};
    XML_SetUserData(parser.get(), &reading);
    XML_SetElementHandler(parser.get(), begin, end);
    XML_SetCharacterDataHandler(parser.get(), characters);
    XML_SetEntityDeclHandler(parser.get(), entity);
    XML_SetParamEntityParsing(parser.get(), XML_PARAM_ENTITY_PARSING_NEVER);
    for (bool more = true; more;) {
        const auto part = xml.substr(0, portion);
        xml.remove_prefix(part.size());
        more = !xml.empty();
        if (XML_Parse(parser.get(), part.data(), static_cast<int>(part.size()), more ? 0 : 1) != XML_STATUS_OK) {
            if (reading.refused.empty())
                reading.refused = XML_ErrorString(XML_GetErrorCode(parser.get()));
            return {reading.line(), "the file cannot be read on from here: " + reading.refused};
        }
    }
    return {};
}

} // namespace tonekin
